import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyExportRide, exportRide, lapsOfSpans, numbersOf } from "../../tests/support/export-rides";
import { readTcxFeatures, rootOf } from "../../tests/support/geojson";
import { writeTcx } from "./write-tcx";

// Many rides, or long ones, on a machine that may be busy with other things.
const PATIENT = { timeout: 60_000 };

const PAUSES = [{ start: 5, end: 7 }];
const LAPS = lapsOfSpans(
  [
    { start: 0, end: 3, trigger: "manual" },
    { start: 3, end: 3 },
    { start: 3, end: 10, trigger: "distance" },
  ],
  PAUSES,
);

const along = (value: (second: number) => number) => Float32Array.from({ length: 10 }, (_, second) => value(second));

/** Ten seconds in the Gulf of Guinea with three laps, one of them of no length, and a pause in the last. */
const RIDE = exportRide({
  title: "Tom & <Jerry>",
  laps: LAPS.map((lap, index) => ({ ...lap, distanceMeters: [24, null, 40][index] ?? null, meanPowerWatts: 200.6 })),
  recorded: {
    elapsedSeconds: 10,
    pauses: PAUSES,
    track: {
      latitude: Float64Array.from({ length: 10 }, (_, second) => second / 10_000),
      longitude: new Float64Array(10).fill(-1.5),
    },
    channels: {
      power: along((second) => 200 + second),
      "heart-rate": along((second) => 130 + second),
      cadence: along((second) => (second === 1 ? Number.NaN : 90)),
      speed: along(() => 8.125),
      elevation: along((second) => 10 + second / 2),
      distance: along((second) => second * 8),
    },
  },
});

describe("a ride written as TCX", PATIENT, () => {
  test("is read by another program lap by lap, with a track for each stretch between pauses", () => {
    const features = readTcxFeatures(writeTcx(RIDE));
    expect(features).toMatchObject([
      {
        properties: {
          totalTimeSeconds: 3,
          distanceMeters: 24,
          avgWatts: 201,
          watts: [[200, 201, 202]],
          cadences: [[90, null, 90]],
          speeds: [[8.125, 8.125, 8.125]],
          coordinateProperties: {
            times: [["2026-05-09T16:30:00Z", "2026-05-09T16:30:01Z", "2026-05-09T16:30:02Z"]],
            heart: [[130, 131, 132]],
          },
        },
        geometry: {
          coordinates: [
            [
              [-1.5, 0, 10],
              [-1.5, 0.0001, 10.5],
              [-1.5, 0.0002, 11],
            ],
          ],
        },
      },
      {
        properties: {
          // Seven seconds, two of them paused.
          totalTimeSeconds: 5,
          distanceMeters: 40,
          watts: [
            [203, 204],
            [207, 208, 209],
          ],
          coordinateProperties: {
            times: [
              ["2026-05-09T16:30:03Z", "2026-05-09T16:30:04Z"],
              ["2026-05-09T16:30:07Z", "2026-05-09T16:30:08Z", "2026-05-09T16:30:09Z"],
            ],
          },
        },
      },
    ]);
    expect(features).toHaveLength(2);
  });

  test("keeps the order of elements that the schemas want", () => {
    const text = new TextDecoder().decode(writeTcx(RIDE));
    // By hand, from TrainingCenterDatabasev2.xsd and ActivityExtensionv2.xsd.
    expect(text).toContain(
      "<Trackpoint><Time>2026-05-09T16:30:00Z</Time><Position><LatitudeDegrees>0</LatitudeDegrees>" +
        "<LongitudeDegrees>-1.5</LongitudeDegrees></Position><AltitudeMeters>10</AltitudeMeters>" +
        "<DistanceMeters>0</DistanceMeters><HeartRateBpm><Value>130</Value></HeartRateBpm><Cadence>90</Cadence>" +
        '<Extensions><TPX xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Speed>8.125</Speed>' +
        "<Watts>200</Watts></TPX></Extensions></Trackpoint>",
    );
    expect(text).toContain(
      '<Lap StartTime="2026-05-09T16:30:03Z"><TotalTimeSeconds>5</TotalTimeSeconds><DistanceMeters>40</DistanceMeters>' +
        "<Calories>0</Calories><Intensity>Active</Intensity><TriggerMethod>Distance</TriggerMethod>\n<Track>",
    );
    expect(text).toContain("<Notes>Tom &amp; &lt;Jerry&gt;</Notes>");
  });

  test("shares the energy of the whole among the laps so that it adds up", () => {
    const numbers = { ...numbersOf(RIDE.recorded), energyKilocalories: 101 };
    const text = new TextDecoder().decode(writeTcx({ ...RIDE, numbers }));
    // 101 kcal by 3, 0 and 5 of 8 seconds: 37.9 and what is left of 101.
    expect(Array.from(text.matchAll(/<Calories>(\d+)</g), ([, calories]) => calories)).toEqual(["38", "0", "63"]);
  });

  test("of a ride without laps is one lap of all of it", () => {
    expect(readTcxFeatures(writeTcx({ ...RIDE, laps: [] }))).toMatchObject([{ properties: { totalTimeSeconds: 8 } }]);
  });

  test("is well-formed whatever was recorded and however it is called", () => {
    fc.assert(
      fc.property(anyExportRide, (ride) => {
        expect(rootOf(writeTcx(ride))).toBe("TrainingCenterDatabase");
      }),
    );
  });

  test("has one point for every second ridden in which anything was measured", () => {
    fc.assert(
      fc.property(anyExportRide, (ride) => {
        const { elapsedSeconds, pauses, channels, track, startedAt } = ride.recorded;
        const isRidden = (second: number) => pauses.every(({ start, end }) => second < start || second >= end);
        const { temperature: _, balance: __, ...told } = channels;
        const place = track?.latitude.map((latitude, second) => latitude + (track.longitude[second] ?? Number.NaN));
        const isMeasured = (second: number) =>
          [...Object.values(told), place].some((column) => !Number.isNaN(column?.[second] ?? Number.NaN));
        const wanted = Array.from({ length: elapsedSeconds }, (_, second) => second)
          .filter((second) => isRidden(second) && isMeasured(second))
          .map((second) => new Date(startedAt.getTime() + second * 1000).toISOString().replace(".000Z", "Z"));
        const text = new TextDecoder().decode(writeTcx(ride));
        const times = Array.from(text.matchAll(/<Trackpoint><Time>(.*?)<\/Time>/g), ([, time]) => time);
        expect(times.toSorted()).toEqual(wanted);
      }),
    );
  });
});
