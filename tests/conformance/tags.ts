import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

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

/** Reads the tags of all tests of the repository. */
export function readProofs(root: string): Proofs {
  const found = FOLDERS.flatMap((folder) => testFiles(root, folder)).flatMap((file) =>
    proofsIn(file, readFileSync(join(root, file), "utf8")),
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
export function proofsIn(file: string, source: string): [tag: string, proof: Proof][] {
  const groups: { indent: number; title: string }[] = [];
  return source.split("\n").flatMap((line) => {
    const group = GROUP.exec(line);
    const indent = line.search(/\S/);
    if (indent >= 0) while ((groups.at(-1)?.indent ?? -1) >= indent) groups.pop();
    const found = titlesIn(line).flatMap((text) =>
      tagsIn(text).map((tag): [string, Proof] => [tag, { file, title: [...titles(groups), bare(text)].join(": ") }]),
    );
    if (group) groups.push({ indent, title: bare(group[3] ?? "") });
    return found;
  });
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
