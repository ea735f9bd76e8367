import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const SHEET = readFileSync(fileURLToPath(new URL("../app/globals.css", import.meta.url)), "utf8");
const DARK = SHEET.indexOf("(prefers-color-scheme: dark)");

/** Those of rides that are laid over each other, and those of a coach's athletes. */
const coloursOf = (css: string, of: "ride" | "athlete") =>
  [...css.matchAll(new RegExp(`--color-${of}-\\d: (#[0-9a-f]{6});`, "g"))].map(([, colour = ""]) => colour);

type Triple = [number, number, number];
type Matrix = [Triple, Triple, Triple];

/** @see Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1 */
const EYES: Record<string, Matrix> = {
  "every cone": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  "no red cones": [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  "no green cones": [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  "no blue cones": [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** In CIE L*a*b*; 2.3 is what an eye can just tell apart side by side. */
const LEAST_DIFFERENCE = 12;

describe.each([
  ["light", SHEET.slice(0, DARK)],
  ["dark", SHEET.slice(DARK)],
])("in the %s scheme", (_, css) => {
  test.each(Object.keys(EYES).flatMap((eyes) => [["ride", 4, eyes] as const, ["athlete", 8, eyes] as const]))(
    "each %s of %i can be told apart by eyes with %s",
    (of, count, eyes) => {
      const colours = coloursOf(css, of);
      expect(colours).toHaveLength(count);
      const seen = colours.map((colour) => lab(seenBy(EYES[eyes] ?? [], linear(colour))));
      const apart = seen.flatMap((one, index) => seen.slice(index + 1).map((other) => distance(one, other)));
      expect(Math.min(...apart)).toBeGreaterThan(LEAST_DIFFERENCE);
    },
  );
});

const linear = (hex: string): number[] =>
  [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });

const seenBy = (matrix: readonly Triple[], colour: readonly number[]): number[] =>
  matrix.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, part, at) => sum + part * (colour[at] ?? 0), 0),
      ),
    ),
  );

function lab([red = 0, green = 0, blue = 0]: readonly number[]): number[] {
  const root = (share: number) => (share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116);
  const x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (one: readonly number[], other: readonly number[]) =>
  Math.hypot(...one.map((value, at) => value - (other[at] ?? 0)));
