import { PROMISES } from "./promises";
import { ROWS } from "./rows";
import { conformanceDocument, reliabilityDocument } from "./tables";
import { readProofs } from "./tags";

const KNOWN = new Set([...ROWS.map(({ tag }) => `T ${tag}`), ...PROMISES.map(({ tag }) => tag)]);

/** All tags of the repository's tests. */
export const allProofs = (root: string) => readProofs(root, KNOWN);

/** Each document that follows from the tests' titles, by its path, and what is in it. */
export const DOCUMENTS: Record<string, (root: string) => string> = {
  "docs/terra-conformance.md": (root) => conformanceDocument(ROWS, allProofs(root)),
  "docs/reliability.md": (root) => reliabilityDocument(PROMISES, allProofs(root)),
};
