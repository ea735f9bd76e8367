import { describe, expect, test } from "vitest";
import { type MadeRide, madeGpx } from "../../../tests/support/made-files";
import { readRideFile } from "../read-ride-file";

const gap = Number.NaN;

const readText = (text: string) => readRideFile(new TextEncoder().encode(text), "ride.gpx");

function ridesOf(reading: ReturnType<typeof readRideFile>) {
  if (reading.kind !== "rides") throw new Error(JSON.stringify(reading));
  return reading.rides;
}

function rideOf(reading: ReturnType<typeof readRideFile>) {
  const [ride, ...more] = ridesOf(reading);
  if (!ride || more.length > 0) throw new Error(`${more.length} more`);
  return ride;
}

const made = (wanted: MadeRide = {}) => rideOf(readRideFile(madeGpx(wanted), "ride.gpx"));

const point = (second: number, inside = "", time = `2026-11-20T07:00:0${second}Z`) =>
  `<trkpt lat="0.5" lon="${0.5 + second / 10_000}"><ele>${100 + second}</ele><time>${time}</time>${inside}</trkpt>`;
const track = (...points: string[]) => `<trk><trkseg>${points.join("")}</trkseg></trk>`;
const gpx = (inside: string) => `<?xml version="1.0"?><gpx version="1.1" creator="Logger 9">${inside}</gpx>`;
const channelsOf = (text: string) => rideOf(readText(text)).recorded.channels;

describe("a ride of a GPX file", () => {
  test("has what its points say, a value a second, and no distance of its own", () => {
    const { recorded, title, device } = made({ seconds: 60, title: "Around the isle" });
    expect(title).toBe("Around the isle");
    expect(device).toBe("Made");
    expect(recorded).toMatchObject({
      startedAt: new Date("2026-11-20T07:00:00Z"),
      elapsedSeconds: 60,
      offsetMinutes: null,
    });
    expect(Object.keys(recorded.channels).toSorted()).toEqual([
      "cadence",
      "elevation",
      "heart-rate",
      "power",
      "temperature",
    ]);
    expect(recorded.channels.power).toEqual(new Float32Array(60).fill(200));
    expect(recorded.track?.longitude[59]).toBeCloseTo(0.5 + (59 * 8) / 111_195, 5);
    expect(recorded.told).toEqual({ timerSeconds: null, distanceMeters: null, energyKilocalories: null });
  });

  test.each([
    ["Strava's", "<extensions><power>210</power><cad>80</cad><hr>130</hr></extensions>"],
    [
      "Garmin's, version 1",
      "<extensions><power>210</power><gpxtpx:TrackPointExtension><gpxtpx:hr>130</gpxtpx:hr><gpxtpx:cad>80</gpxtpx:cad></gpxtpx:TrackPointExtension></extensions>",
    ],
    [
      "Garmin's of another prefix",
      "<extensions><ns3:TrackPointExtension><ns3:hr>130</ns3:hr><ns3:cad>80</ns3:cad></ns3:TrackPointExtension><pwr:PowerInWatts>210</pwr:PowerInWatts></extensions>",
    ],
    ["plain ones", "<extensions><heartrate>130</heartrate><cadence>80</cadence><watts>210</watts></extensions>"],
    [
      "Cluetrust's",
      "<extensions><gpxdata:hr>130</gpxdata:hr><gpxdata:cadence>80</gpxdata:cadence><gpxdata:power>210</gpxdata:power></extensions>",
    ],
  ])("reads the extensions of every program: %s", (_, extensions) => {
    expect(channelsOf(gpx(track(point(0, extensions), point(1))))).toMatchObject({
      "heart-rate": Float32Array.of(130, gap),
      cadence: Float32Array.of(80, gap),
      power: Float32Array.of(210, gap),
    });
  });

  test("has as missing what is no number", () => {
    const inside = (text: string) => `<extensions><hr>${text}</hr></extensions>`;
    const points = ["NaN", "", "12,5", "1e999", "130"].map((text, second) => point(second, inside(text)));
    expect(channelsOf(gpx(track(...points)))["heart-rate"]).toEqual(Float32Array.of(gap, gap, gap, gap, 130));
  });

  test("without a place in a point has the rest of it", () => {
    const { recorded } = rideOf(
      readText(gpx(track(point(0), `<trkpt><ele>7</ele><time>2026-11-20T07:00:01Z</time></trkpt>`))),
    );
    expect(recorded.track?.latitude).toEqual(Float64Array.of(0.5, gap));
    expect(recorded.channels.elevation).toEqual(Float32Array.of(100, 7));
  });

  test("keeps the offset from UTC where its times have one", () => {
    const { recorded } = rideOf(
      readText(gpx(track(point(0, "", "2026-11-20T09:00:00+02:00"), point(1, "", "2026-11-20T09:00:01+02:00")))),
    );
    expect(recorded).toMatchObject({ startedAt: new Date("2026-11-20T07:00:00Z"), offsetMinutes: 120 });
  });

  test("goes on over its segments, and over tracks that follow within hours", () => {
    const at = (hour: number) =>
      track(point(0, "", `2026-11-20T${hour}:00:00Z`), point(1, "", `2026-11-20T${hour}:00:01Z`));
    const segments = `<trk><trkseg>${point(0)}</trkseg><trkseg>${point(5)}</trkseg></trk>`;
    expect(rideOf(readText(gpx(segments))).recorded.elapsedSeconds).toBe(6);
    expect(ridesOf(readText(gpx(at(10) + at(11)))).map(({ recorded }) => recorded.elapsedSeconds)).toEqual([3602]);
    expect(ridesOf(readText(gpx(at(10) + at(20)))).map(({ recorded }) => recorded.elapsedSeconds)).toEqual([2, 2]);
  });

  test.each([
    ["cycling", 1, false],
    ["1", 1, false],
    ["road_biking", 16, false],
    ["mountain_biking", 15, false],
    ["gravel_cycling", 150, false],
    ["VirtualRide", 18, true],
    ["EBikeRide", 152, false],
    ["something new", 1, false],
  ])("of type %s is %i in Terra's numbers, indoors: %s", (sportName, activityType, isIndoor) => {
    const ride = made({ seconds: 3, sportName });
    expect([ride.activityType, ride.recorded.isIndoor]).toEqual([activityType, isIndoor]);
  });

  test("is named by its file, else by its time of day", () => {
    expect(rideOf(readText(gpx(`<metadata><name>Sunday</name></metadata>${track(point(0), point(1))}`))).title).toBe(
      "Sunday",
    );
    expect(made({ seconds: 3, title: null }).title).toBe("Morning ride");
  });

  test("does not take a platform for a device", () => {
    const text = gpx(track(point(0), point(1)));
    expect(rideOf(readText(text)).device).toBe("Logger 9");
    expect(rideOf(readText(text.replace("Logger 9", "StravaGPX"))).device).toBeNull();
  });

  test("loses one point, not itself, to one wrong digit in a time", () => {
    const points = [0, 1, 2, 3, 4, 5].map((second) => point(second));
    points[3] = point(3, "", "2026-11-20T17:00:03Z");
    const { recorded, clockJumps } = rideOf(readText(gpx(track(...points))));
    expect(recorded).toMatchObject({ elapsedSeconds: 6, startedAt: new Date("2026-11-20T07:00:00Z") });
    expect(recorded.channels.elevation).toEqual(Float32Array.of(100, 101, 102, gap, 104, 105));
    expect(clockJumps).toEqual([]);
  });
});

describe("a GPX file that is no ride", () => {
  const bare = `<trkpt lat="0.5" lon="0.5"><ele>5</ele></trkpt>`;
  test.each([
    ["a track without times", track(bare, bare), "a planned route, not a ride"],
    ["a route", `<rte><rtept lat="0.5" lon="0.5"/></rte>`, "a planned route, not a ride"],
    ["places", `<wpt lat="0.5" lon="0.5"/>`, "a list of places, not a ride"],
    ["nothing", "", "a file in which nothing was recorded"],
  ])("%s", (_, inside, what) => {
    expect(readText(gpx(inside))).toEqual({ kind: "not-a-ride", format: "gpx", what });
  });

  test.each([
    ["running", "a run"],
    ["9", "a run"],
    ["open_water_swimming", "a swim"],
    ["hiking", "a hike"],
    ["Walking", "a walk"],
  ])("of type %s is %s", (sportName, what) => {
    expect(readRideFile(madeGpx({ seconds: 3, sportName }), "x.gpx")).toMatchObject({ kind: "not-a-ride", what });
  });

  test("a run beside a ride is told beside it", () => {
    const later = (hour: number, type: string) =>
      `<trk><type>${type}</type><trkseg>${point(0, "", `2026-11-20T${hour}:00:00Z`)}</trkseg></trk>`;
    expect(readText(gpx(later(10, "running") + later(11, "cycling")))).toMatchObject({
      kind: "rides",
      rides: [{ identity: "0" }],
      others: [{ what: "a run" }],
    });
  });
});

describe("a damaged GPX file", () => {
  const whole = new TextDecoder().decode(madeGpx({ seconds: 30 }));

  test.each([
    ["cut short", whole.slice(0, whole.indexOf("07:00:20")), /too early/],
    ["with a broken element", whole.replace("</ele>", "</elf>"), /damaged in places/],
  ])("%s gives what is readable and says so", (_, text, remark) => {
    const ride = rideOf(readText(text));
    expect(ride.isIncomplete).toBe(true);
    expect(ride.remarks).toEqual([expect.stringMatching(remark)]);
    expect(ride.recorded.channels.power?.[5]).toBe(200);
  });

  test("with a document type is refused in words", () => {
    const text = whole.replace("<gpx ", "<!DOCTYPE gpx [<!ENTITY a 'b'>]><gpx ");
    expect(readText(text)).toMatchObject({
      kind: "damaged",
      format: "gpx",
      reason: expect.stringContaining("document type"),
    });
  });

  test("of which nothing can be read is refused", () => {
    expect(readText(whole.slice(0, 200))).toMatchObject({ kind: "damaged", format: "gpx" });
  });
});
