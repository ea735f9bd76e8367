import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DOCUMENTS } from "../tests/conformance/documents";

/** `npm run tables`: writes what the titles of the tests say they prove into docs. */
const root = resolve(import.meta.dirname, "..");
for (const [file, write] of Object.entries(DOCUMENTS)) {
  writeFileSync(join(root, file), write(root));
  console.log(file);
}
