import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyExportRide, exportRide } from "../../tests/support/export-rides";
import { readGpxFeatures, rootOf } from "../../tests/support/geojson";
import { writeGpx } from "./write-gpx";

// Many rides, or long ones, on a machine that may be busy with other things.
const PATIENT = { timeout: 60_000 };

/** Six seconds in the Gulf of Guinea, two of them paused, with gaps. */
const RIDE = exportRide({
  title: "Tom & <Jerry>",
  recorded: {
    startedAt: new Date("2026-05-09T23:59:57Z"),
    elapsedSeconds: 7,
    pauses: [{ start: 3, end: 5 }],
    track: {
      latitude: Float64Array.of(0, 0.0000001, 0.00002, 0.00003, Number.NaN, 0.00005, -0.00006),
      longitude: Float64Array.of(1.5, 1.5, 1.5, 1.5, Number.NaN, 1.5, 1.5),
    },
    channels: {
      power: Float32Array.of(200, 210, Number.NaN, 0, 0, 0, 230),
      "heart-rate": Float32Array.of(130, Number.NaN, 132, 133, 133, 134, 135),
      cadence: Float32Array.of(90, 91, 92, 0, 0, 93, 94),
      speed: Float32Array.of(8.125, 8, 8, 0, 0, 8, 8),
      elevation: Float32Array.of(12.4, 12.4, 12.6, 12.6, 12.6, 12.6, 13),
      temperature: Float32Array.of(21, 21, 21, 21, 21, 21, -2),
    },
  },
});

describe("a ride written as GPX", PATIENT, () => {
  test("is read by another program with a segment for each stretch between pauses", () => {
    const [feature] = readGpxFeatures(writeGpx(RIDE));
    expect(feature).toMatchObject({
      properties: {
        name: "Tom & <Jerry>",
        coordinateProperties: {
          times: [
            ["2026-05-09T23:59:57Z", "2026-05-09T23:59:58Z", "2026-05-09T23:59:59Z"],
            ["2026-05-10T00:00:02Z", "2026-05-10T00:00:03Z"],
          ],
          heart: [
            [130, null, 132],
            [134, 135],
          ],
          powers: [
            [200, 210, null],
            [0, 230],
          ],
          cads: [
            [90, 91, 92],
            [93, 94],
          ],
          speeds: [
            [8.125, 8, 8],
            [8, 8],
          ],
          atemps: [
            [21, 21, 21],
            [21, -2],
          ],
        },
      },
      geometry: {
        coordinates: [
          [
            [1.5, 0, 12.4],
            [1.5, 0.0000001, 12.4],
            [1.5, 0.00002, 12.6],
          ],
          [
            [1.5, 0.00005, 12.6],
            [1.5, -0.00006, 13],
          ],
        ],
      },
    });
  });

  test("keeps the order of elements that the schemas want", () => {
    // By hand, from gpx.xsd and TrackPointExtensionv2.xsd.
    expect(new TextDecoder().decode(writeGpx(RIDE))).toContain(
      '<trkpt lat="0" lon="1.5"><ele>12.4</ele><time>2026-05-09T23:59:57Z</time><extensions><power>200</power>' +
        "<gpxtpx:TrackPointExtension><gpxtpx:atemp>21</gpxtpx:atemp><gpxtpx:hr>130</gpxtpx:hr>" +
        "<gpxtpx:cad>90</gpxtpx:cad><gpxtpx:speed>8.125</gpxtpx:speed></gpxtpx:TrackPointExtension></extensions></trkpt>",
    );
  });

  test("is well-formed whatever was recorded and however it is called", () => {
    fc.assert(
      fc.property(anyExportRide, (ride) => {
        expect(rootOf(writeGpx(ride))).toBe("gpx");
      }),
    );
  });

  test("holds every second that was ridden with a position, and no other", () => {
    fc.assert(
      fc.property(anyExportRide, (ride) => {
        const { elapsedSeconds, pauses, track, startedAt } = ride.recorded;
        const isRidden = (second: number) => pauses.every(({ start, end }) => second < start || second >= end);
        const isPlaced = (second: number) =>
          !Number.isNaN(track?.latitude[second] ?? Number.NaN) && !Number.isNaN(track?.longitude[second] ?? Number.NaN);
        const wanted = Array.from({ length: elapsedSeconds }, (_, second) => second)
          .filter((second) => isRidden(second) && isPlaced(second))
          .map((second) => new Date(startedAt.getTime() + second * 1000).toISOString().replace(".000Z", "Z"));
        const text = new TextDecoder().decode(writeGpx(ride));
        expect(Array.from(text.matchAll(/<trkpt .*?<time>(.*?)<\/time>/g), ([, time]) => time)).toEqual(wanted);
      }),
    );
  });
});
