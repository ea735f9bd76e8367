import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allProofs, DOCUMENTS } from "./conformance/documents";
import { PROMISES } from "./conformance/promises";
import type { TerraRow } from "./conformance/row";
import { ROWS } from "./conformance/rows";
import { conformanceDocument, reliabilityDocument } from "./conformance/tables";
import { type Proofs, proofsIn } from "./conformance/tags";

test.each(Object.entries(DOCUMENTS))(
  "%s says what the tests' titles say: npm run tables writes it anew",
  (file, write) => {
    expect(readFileSync(file, "utf8")).toBe(write("."));
  },
);

test("every row and every promise has a name of its own", () => {
  const tags = [...ROWS, ...PROMISES].map(({ tag }) => tag);
  expect(new Set(tags).size).toBe(tags.length);
  expect(PROMISES.map(({ tag }) => tag)).toEqual(Array.from({ length: 42 }, (_, index) => `W${index + 1}`));
});

test("no test shows a promise that was never made", () => {
  const promised = new Set(PROMISES.map(({ tag }) => tag));
  expect([...allProofs(".").keys()].filter((tag) => tag.startsWith("W") && !promised.has(tag))).toEqual([]);
});

/** So that these lines are no titles themselves. */
const tagged = (title: string, tags: string) => `${title} [${tags}]`;

describe("the tags of a file", () => {
  test("are read from titles, with the groups around them, and from nothing else", () => {
    const source = [
      `describe("a ride", () => {`,
      `  test("${tagged("comes twice", "T 4.7 ordering, W5")}", () => {});`,
      `  describe("that is told again", () => {`,
      `    test.each([1])('${tagged("of %s is it\\'s own", "W4")}', () => {});`,
      `  });`,
      `  // ${tagged("a remark", "W9")}`,
      `});`,
      `test(\`${tagged("alone %d", "T 10.7")}\`, () => {});`,
      `test("without", () => {});`,
    ].join("\n");
    expect(proofsIn("a.test.ts", source, new Set())).toEqual([
      ["T 4.7 ordering", { file: "a.test.ts", title: "a ride: comes twice" }],
      ["W5", { file: "a.test.ts", title: "a ride: comes twice" }],
      ["W4", { file: "a.test.ts", title: "a ride: that is told again: of … is it's own" }],
      ["T 10.7", { file: "a.test.ts", title: "alone …" }],
    ]);
  });
});

describe("a table of cases", () => {
  const known = new Set(["T 4.5 auth", "T 4.5 deauth", "T 4.5 body"]);
  const tagsOf = (source: string) => proofsIn("a.test.ts", source, known).map(([tag]) => tag);

  test("proves the rows that its cases name, and no others", () => {
    const cases = `test.each([["auth", 1]])("x", f);\ntest.each([["deauth", "body of it"], ["odd", 2]])(`;
    expect(tagsOf(`${cases}"${tagged("%s comes", "T 4.5 %s")}", f);`)).toEqual(["T 4.5 deauth"]);
  });

  test("over the examples proves all there are", () => {
    const cases = "test.each(terraExamples().map(({ type }) => [type]))(";
    expect(tagsOf(`${cases}\n"${tagged("%s comes", "T 4.5 %s")}", f);`).toSorted()).toEqual([...known].toSorted());
  });

  test("whose cases nobody can see is shown as it is", () => {
    expect(tagsOf(`test.each(CASES)("${tagged("%s", "T 4.5 %s")}", f);`)).toEqual(["T 4.5 %s"]);
  });
});

describe("the documents", () => {
  const proofs: Proofs = new Map([
    ["T 4.10", [{ file: "tests/a.test.ts", title: "one | two <b>" }]],
    ["T 4.2 more", [{ file: "core/b.test.ts", title: "unforeseen" }]],
    ["W2", [{ file: "tests/a.test.ts", title: "survives" }]],
  ]);

  test("have a line for each row, with its tests or not yet, and one for what nobody foresaw", () => {
    const rows: TerraRow[] = [
      { tag: "4.10", words: "Ten" },
      { tag: "4.9", words: "Nine" },
    ];
    const text = conformanceDocument(rows, proofs);
    expect(text).toContain("1 of 2 rows have a test of their own.");
    const [first, second, third] = text.split("\n").filter((line) => line.startsWith("| 4."));
    expect(first).toBe("| 4.2 more | As its tests say | unforeseen ([b.test.ts](../core/b.test.ts)) |");
    expect(second).toBe("| 4.9 | Nine | not yet |");
    expect(third).toBe("| 4.10 | Ten | one \\| two &lt;b> ([a.test.ts](../tests/a.test.ts)) |");
  });

  test("say of a promise how it is shown, its figure, and what is open", () => {
    const text = reliabilityDocument(
      [
        { tag: "W1", words: "Fast", figure: "3 ms", open: "On a slow disk" },
        { tag: "W2", words: "Safe" },
      ],
      proofs,
    );
    expect(text).toContain("| W1 | Fast | not yet | 3 ms | On a slow disk |");
    expect(text).toContain("| W2 | Safe | survives ([a.test.ts](../tests/a.test.ts)) |  |  |");
  });
});
