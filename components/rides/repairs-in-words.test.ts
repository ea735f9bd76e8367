import { describe, expect, test } from "vitest";
import { repairsInWords } from "./repairs-in-words";
import { sampleRepair } from "./sample-ride";

describe("repairs in one line", () => {
  test("count the readings that are left out", () => {
    const repairs = [sampleRepair({ readings: 3 }), sampleRepair({ kind: "speed-impossible", readings: 1250 })];
    expect(repairsInWords(repairs)).toBe("1,253 readings were left out");
    expect(repairsInWords([sampleRepair({ readings: 1 })])).toBe("1 reading was left out");
  });

  test("do not count those that were put back", () => {
    const repairs = [sampleRepair({ readings: 3 }), sampleRepair({ kind: "speed-impossible", isUndone: true })];
    expect(repairsInWords(repairs)).toBe("3 readings were left out");
    expect(repairsInWords([sampleRepair({ isUndone: true })])).toBe("Everything was put back");
  });

  test("do not take the seconds of a clock for readings", () => {
    const clock = sampleRepair({ kind: "clock", channel: null, readings: 3600 });
    expect(repairsInWords([clock])).toBe("The clock was corrected");
    expect(repairsInWords([clock, sampleRepair({ readings: 2 })])).toBe(
      "The clock was corrected, 2 readings were left out",
    );
  });
});
