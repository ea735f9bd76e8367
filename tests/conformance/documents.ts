import { PROMISES } from "./promises";
import { ROWS } from "./rows";
import { conformanceDocument, reliabilityDocument } from "./tables";
import { readProofs } from "./tags";

/** Each document that follows from the tests' titles, by its path, and what is in it. */
export const DOCUMENTS: Record<string, (root: string) => string> = {
  "docs/terra-conformance.md": (root) => conformanceDocument(ROWS, readProofs(root)),
  "docs/reliability.md": (root) => reliabilityDocument(PROMISES, readProofs(root)),
};
