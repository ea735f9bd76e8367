import { describe, expect, test } from "vitest";
import { bestLap, columnsFor } from "./lap-columns";
import { sampleLap } from "./sample-ride";

const laps = [
  sampleLap({ number: 1, meanPowerWatts: 240, meanSpeedMps: 9 }),
  sampleLap({ number: 2, meanPowerWatts: 262, meanSpeedMps: 8 }),
  sampleLap({ number: 3, meanPowerWatts: null, meanSpeedMps: 9 }),
];

const bestOf = (label: string, of = laps) => {
  const column = columnsFor(of).find((candidate) => candidate.label === label);
  return column && bestLap(column, of);
};

describe("the columns of the lap table", () => {
  test("are those that at least one lap knows", () => {
    expect(columnsFor(laps).map(({ label }) => label)).toEqual(["Time", "Mean power", "Speed"]);
  });

  test("mark the lap with the highest value", () => {
    expect(bestOf("Mean power")).toBe(2);
  });

  test("mark none where two share it", () => {
    expect(bestOf("Speed")).toBeNull();
  });

  test("mark none where the difference cannot be read", () => {
    const close = [
      sampleLap({ number: 1, meanSpeedMps: 8 }),
      sampleLap({ number: 2, meanSpeedMps: 8.001 }),
      sampleLap({ number: 3, meanSpeedMps: 7 }),
    ];
    expect(bestOf("Speed", close)).toBeNull();
  });

  test("mark none where more is not better", () => {
    expect(bestOf("Time")).toBeNull();
  });

  test("mark none where nobody climbed", () => {
    expect(bestOf("Ascent", [sampleLap({ number: 1, ascentMeters: 0 })])).toBeNull();
  });
});
