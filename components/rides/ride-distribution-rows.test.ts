import { describe, expect, test } from "vitest";
import { MOST_BINS } from "@/core/histogram";
import { powerZones } from "@/core/zones";
import { distributionOf } from "./ride-distribution-rows";

// By hand: of 100 s 10 lie at 100–120 W, 20 above that, 40, 20, and 10 at 180–200 W.
const POWER = { channel: "power" as const, width: 20, first: 5, seconds: [10, 20, 40, 20, 10] };

describe("a distribution", () => {
  test("tells each bin its range, its time and its share", () => {
    const { rows, label, unit } = distributionOf(POWER, null);
    expect([label, unit]).toEqual(["Power", "W"]);
    expect(rows[2]).toMatchObject({
      from: 140,
      to: 160,
      seconds: 40,
      zone: null,
      zoneName: "",
      range: "140–160 W",
      told: "0:00:40 · 40 %",
    });
  });

  test("is summed up by what was most, and by where half of it lay", () => {
    // A quarter of the time is reached at 120–140 W, three quarters at 160–180 W.
    expect(distributionOf(POWER, null).summary).toBe(
      "Most often 140–160 W (0:00:40 · 40 %). At least half of the time between 120 and 180 W.",
    );
  });

  test("gives each bin the zone that its middle lies in", () => {
    // By hand: of 250 W the first zone ends at 137.5 W, the second at 187.5 W.
    const { rows } = distributionOf(POWER, powerZones(250));
    expect(rows.map(({ zone }) => zone)).toEqual([1, 1, 2, 2, 3]);
    expect(rows[2]?.zoneName).toBe("Z2 Endurance");
  });

  test("names a zone over its highest bar, and leaves out a name that would cover another", () => {
    const seconds = [5, 10, 4, 1, 9, 8, 7, 6];
    const { rows } = distributionOf({ ...POWER, seconds }, powerZones(250));
    // By hand: the bars are Z1, Z1, Z2, Z2, Z3, Z3, Z4, Z4. The highest of Z2 stands beside that of Z1, of Z4 beside Z3.
    expect(rows.map(({ mark }) => mark)).toEqual(["", "Z1", "", "", "Z3", "", "", ""]);
  });

  test("says of the last bin that there may be that it holds what lies above, too", () => {
    const { rows } = distributionOf({ ...POWER, first: MOST_BINS - 1, seconds: [3] }, null);
    expect(rows[0]?.range).toBe("from 2380 W");
  });
});
