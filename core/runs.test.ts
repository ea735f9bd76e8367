import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromVarints, toRuns, toVarints } from "./runs";

describe("toRuns", () => {
  test("tells values and gaps in turn, values first", () => {
    expect(toRuns(Uint8Array.of(1, 1, 0, 1, 0, 0))).toEqual([2, 1, 1, 2]);
  });

  test("starts with none when the first second is a gap", () => {
    expect(toRuns(Uint8Array.of(0, 0, 1))).toEqual([0, 2, 1]);
  });

  test("of nothing is nothing", () => {
    expect(toRuns(new Uint8Array())).toEqual([0]);
  });
});

describe("varints", () => {
  test("take seven bits a byte", () => {
    // By hand: 300 = 2 × 128 + 44.
    expect([...toVarints([5, 300])]).toEqual([5, 0x80 | 44, 2]);
  });

  test("come back as they were", () => {
    const numbers = fc.array(fc.nat({ max: 2 ** 32 - 1 }));
    fc.assert(
      fc.property(numbers, (given) => {
        expect(fromVarints(toVarints(given))).toEqual(given);
      }),
    );
  });
});
