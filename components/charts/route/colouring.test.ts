import { expect, test } from "vitest";
import { type Colouring, colourOf, PLAIN, stepInWords } from "./colouring";

const speed: Colouring = {
  title: "Speed, km/h",
  unit: "km/h",
  stepAt: () => 1,
  colours: ["ramp-1", "ramp-2", "ramp-3"],
  limits: ["15", "20"],
  names: null,
};

test.each([
  [1, "below 15 km/h"],
  [2, "15 to 20 km/h"],
  [3, "20 km/h and more"],
])("step %d can be read without its colour", (step, words) => {
  expect(stepInWords(speed, step)).toBe(words);
});

test("a zone is told by its name, too", () => {
  expect(stepInWords({ ...speed, names: ["Z1", "Z2", "Z3"] }, 2)).toBe("Z2, 15 to 20 km/h");
});

test("what is not known has a colour of its own, and more zones than colours share the last", () => {
  expect([0, 1, 3, 4].map((step) => colourOf(speed, step))).toEqual(["control", "ramp-1", "ramp-3", "ramp-3"]);
});

test("a plain route is one line of one colour", () => {
  expect([0, 1, 9999].map((second) => colourOf(PLAIN, PLAIN.stepAt(second)))).toEqual(["accent", "accent", "accent"]);
});
