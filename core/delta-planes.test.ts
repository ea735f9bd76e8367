import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromDeltaPlanes, toDeltaPlanes } from "./delta-planes";

const numbers = fc.array(fc.integer({ min: -(2 ** 30), max: 2 ** 30 })).map((array) => Int32Array.from(array));

describe("delta planes", () => {
  test("are laid out as the table says", () => {
    // By hand: 300 first; changes +1, -1, +150 are 2, 1, 300 zigzagged; 300 = 0x012c needs two bytes.
    const bytes = toDeltaPlanes(Int32Array.of(300, 301, 300, 450));
    expect([...bytes]).toEqual([2, 0x2c, 0x01, 0, 0, 2, 1, 0x2c, 0, 0, 0x01]);
  });

  test("of a number that never changes are the number alone", () => {
    expect([...toDeltaPlanes(Int32Array.of(7, 7, 7, 7))]).toEqual([0, 7, 0, 0, 0]);
  });

  test("come back as they were", () => {
    fc.assert(
      fc.property(numbers, (given) => {
        expect(fromDeltaPlanes(toDeltaPlanes(given), given.length)).toEqual(given);
      }),
    );
  });

  test("are refused when they are too few for the count", () => {
    expect(fromDeltaPlanes(toDeltaPlanes(Int32Array.of(1, 2, 3)), 4)).toBeNull();
    expect(fromDeltaPlanes(Uint8Array.of(1, 0), 1)).toBeNull();
    expect(fromDeltaPlanes(Uint8Array.of(5, 0, 0, 0, 0), 1)).toBeNull();
  });
});
