import type { PromiseRow, TerraRow } from "./row";
import type { Proof, Proofs } from "./tags";

/** `docs/terra-conformance.md`: every row of what Terra says, and the tests that prove that we keep to it. */
export function conformanceDocument(rows: readonly TerraRow[], proofs: Proofs): string {
  const all = [...rows, ...unforeseen(rows, proofs)];
  const chapters = [...new Set(all.map(({ tag }) => chapterOf(tag)))].sort((one, other) => one - other);
  const proven = rows.filter(({ tag }) => proofs.has(`T ${tag}`)).length;
  return lines(
    "# What Terra says, and the tests that prove it",
    "",
    "Made by `npm run tables` from the titles of the tests: a title that ends in `[T 4.5 user_reauth]` proves that row. The",
    "numbers are those of the sections of our notes on Terra's documentation; everything is told in our own words.",
    "",
    `${proven} of ${rows.length} rows have a test of their own.`,
    ...chapters.flatMap((chapter) => [
      "",
      `## ${chapter}. ${CHAPTERS[chapter] ?? "More"}`,
      "",
      "| Row | What Terra says, or asks of us | Shown by |",
      "| --- | --- | --- |",
      ...all
        .filter(({ tag }) => chapterOf(tag) === chapter)
        .toSorted((one, other) => sectionOf(one.tag) - sectionOf(other.tag))
        .map(({ tag, words }) => `| ${tag} | ${cell(words)} | ${shown(proofs.get(`T ${tag}`))} |`),
    ]),
  );
}

const CHAPTERS: Record<number, string> = {
  1: "Keys, hosts and limits",
  2: "Connecting",
  3: "Asking for data",
  4: "Deliveries",
  5: "Data",
  6: "Bryton",
  8: "What others stumbled over",
  9: "Open questions",
  10: "What every application should do",
};

/** `docs/reliability.md`: every promise, how it is shown, and what is still open. */
export function reliabilityDocument(rows: readonly PromiseRow[], proofs: Proofs): string {
  const proven = rows.filter(({ tag }) => proofs.has(tag)).length;
  return lines(
    "# What is promised, and how it is shown",
    "",
    "Made by `npm run tables` from the titles of tests and benchmarks: one that ends in `[W30]` shows that promise, or the part",
    "of it that its title says. Figures are of the benchmarks named with them, on the machine and day that the README tells.",
    "",
    `${proven} of ${rows.length} promises have a test or a benchmark.`,
    "",
    "| | Promise | Shown by | Figure | Still open |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map(({ tag, words, figure, open }) => {
      const own = proofs.get(tag);
      return `| ${tag} | ${cell(words)} | ${shown(own)} | ${cell(figure ?? "")} | ${cell(open ?? "")} |`;
    }),
  );
}

/** A tag that names no row is shown as a row of its own: nothing that is proven goes unseen. */
function unforeseen(rows: readonly TerraRow[], proofs: Proofs): TerraRow[] {
  const known = new Set(rows.map(({ tag }) => `T ${tag}`));
  return [...proofs.keys()]
    .filter((tag) => tag.startsWith("T ") && !known.has(tag))
    .sort()
    .map((tag) => ({ tag: tag.slice(2), words: "As its tests say" }));
}

const chapterOf = (tag: string) => Number.parseInt(tag, 10);

/** 4.10 comes after 4.9. */
const sectionOf = (tag: string) => Number(/^\d+\.(\d+)/.exec(tag)?.[1] ?? 0);

const shown = (proofs: readonly Proof[] | undefined) =>
  proofs ? proofs.map(({ file, title }) => `${cell(title)} ([${nameOf(file)}](../${file}))`).join("<br>") : "not yet";

const nameOf = (file: string) => file.split("/").at(-1);

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");

const lines = (...all: string[]) => `${all.join("\n")}\n`;
