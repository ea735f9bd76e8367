import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EXPLANATIONS } from "./explanations";
import { OTHER_FIGURES, RIDE_FIGURES } from "./shown-figures";

const shown = [...Object.keys(RIDE_FIGURES), ...Object.keys(OTHER_FIGURES)];

test("every figure that is shown has its explanation, and every explanation its figure", () => {
  expect(Object.keys(EXPLANATIONS).sort()).toEqual(shown.sort());
});

test("every figure is on the page", () => {
  const folder = "components/rides";
  const sources = readdirSync(folder)
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
    .join("\n");
  expect(shown.filter((figure) => !sources.includes(`"${figure}"`))).toEqual([]);
});
