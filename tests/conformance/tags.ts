import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EVENT_TYPES } from "../support/terra-examples";

/** A test that says in its title what it proves. */
export interface Proof {
  /** From the repository's folder, with slashes. */
  file: string;
  /** With the groups it is in before it, and without its tags. */
  title: string;
}

/** Proofs by tag: `T 4.5 user_reauth`, `W30`. */
export type Proofs = ReadonlyMap<string, readonly Proof[]>;

const FOLDERS = ["app", "components", "core", "sandbox", "scripts", "server", "tests"];
const TEST_FILE = /\.(test|spec|bench)\.tsx?$/;
/** `[T 4.5 user_reauth]`, `[W30]`, `[T 5.7, T 5.8]` */
const TAGS = /\[((?:T \d+(?:\.\d+)?|W\d+)[^\]]*)\]/g;
const LITERAL = /(["'`])((?:\\.|(?!\1).)*)\1/g;
const GROUP = /^(\s*)describe(?:\.\w+)*\(\s*(["'`])((?:\\.|(?!\2).)*)\2/;

/**
 * Reads the tags of all tests of the repository.
 *
 * @param known the tags that there are rows for: `[T 4.5 %s]` over a table of cases proves those whose names are in it
 */
export function readProofs(root: string, known: ReadonlySet<string>): Proofs {
  const found = FOLDERS.flatMap((folder) => testFiles(root, folder)).flatMap((file) =>
    proofsIn(file, readFileSync(join(root, file), "utf8"), known),
  );
  const proofs = new Map<string, Proof[]>();
  for (const [tag, proof] of found) proofs.set(tag, [...(proofs.get(tag) ?? []), proof]);
  return proofs;
}

const testFiles = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => TEST_FILE.test(path))
    .sort();

/** The tags in one file's titles, in their order. */
export function proofsIn(file: string, source: string, known: ReadonlySet<string>): [tag: string, proof: Proof][] {
  const groups: { indent: number; title: string }[] = [];
  const before: string[] = [];
  return source.split("\n").flatMap((line) => {
    const group = GROUP.exec(line);
    const indent = line.search(/\S/);
    if (indent >= 0) while ((groups.at(-1)?.indent ?? -1) >= indent) groups.pop();
    before.push(line);
    const found = titlesIn(line).flatMap((text) => {
      const title = [...titles(groups), bare(text)].join(": ");
      const tags = tagsIn(text).flatMap((tag) => (CASE.test(tag) ? ofCases(tag, before.join("\n"), known) : tag));
      return tags.map((tag): [string, Proof] => [tag, { file, title }]);
    });
    if (group) groups.push({ indent, title: bare(group[3] ?? "") });
    return found;
  });
}

const CASE = /%s|\$\w+/;

/** The tags of a table of cases: the rows whose names stand in it. */
function ofCases(tag: string, before: string, known: ReadonlySet<string>): string[] {
  const cases = before.slice(before.lastIndexOf(".each("));
  // The examples are one of each type, and of auth both outcomes.
  const names = cases.includes("terraExamples()")
    ? [...EVENT_TYPES, "auth error"]
    : Array.from(cases.matchAll(LITERAL), ([, , text = ""]) => text);
  const tags = [...new Set(names)].map((name) => tag.replace(CASE, name)).filter((one) => known.has(one));
  return tags.length > 0 ? tags : [tag];
}

const titles = (groups: readonly { title: string }[]) => groups.map(({ title }) => title);

const isComment = (line: string) => /^\s*(\/\/|\*|\/\*)/.test(line);

const titlesIn = (line: string): string[] =>
  isComment(line)
    ? []
    : Array.from(line.matchAll(LITERAL), ([, , text = ""]) => text).filter((text) => tagsIn(text).length > 0);

const tagsIn = (text: string): string[] =>
  Array.from(text.matchAll(TAGS), ([, inside = ""]) => inside.split(",").map((tag) => tag.trim())).flat();

/** What remains of a title for people: no tags, no escapes, and dots where a table of cases puts its values. */
const bare = (text: string): string =>
  text
    .replace(TAGS, "")
    .replace(/\\(.)/g, "$1")
    .replace(/\$\{[^}]*\}|\$\w+|%[sidjo#]/g, "…")
    .trim();
