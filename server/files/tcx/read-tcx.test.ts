import { describe, expect, test } from "vitest";
import { type MadeRide, madeTcx } from "../../../tests/support/made-files";
import { readRideFile } from "../read-ride-file";

const gap = Number.NaN;

const readText = (text: string) => readRideFile(new TextEncoder().encode(text), "ride.tcx");

function rideOf(reading: ReturnType<typeof readRideFile>) {
  if (reading.kind !== "rides" || !reading.rides[0]) throw new Error(JSON.stringify(reading));
  return reading.rides[0];
}

const made = (wanted: MadeRide = {}) => rideOf(readRideFile(madeTcx(wanted), "ride.tcx"));

const point = (second: number, inside = "") =>
  `<Trackpoint><Time>2026-11-20T07:00:0${second}.590Z</Time>${inside}</Trackpoint>`;
const hr = (bpm: number) => `<HeartRateBpm><Value>${bpm}</Value></HeartRateBpm>`;
const lap = (inside: string, start = "2026-11-20T07:00:00Z") =>
  `<Lap StartTime="${start}"><Track>${inside}</Track></Lap>`;
const activity = (inside: string, sport = "Biking") =>
  `<Activity Sport="${sport}"><Id>2026-11-20T07:00:00Z</Id>${inside}</Activity>`;
const tcx = (inside: string) => `<TrainingCenterDatabase><Activities>${inside}</Activities></TrainingCenterDatabase>`;

describe("a ride of a TCX file", () => {
  test("has what its points say, a value a second", () => {
    const { recorded, title, device, activityType } = made({ seconds: 60 });
    expect([title, device, activityType]).toEqual(["Morning ride", "Made device", 1]);
    expect(recorded).toMatchObject({
      startedAt: new Date("2026-11-20T07:00:00Z"),
      elapsedSeconds: 60,
      offsetMinutes: null,
    });
    expect(recorded.channels).toMatchObject({
      power: new Float32Array(60).fill(200),
      "heart-rate": new Float32Array(60).fill(140),
      cadence: new Float32Array(60).fill(90),
      speed: new Float32Array(60).fill(8),
      distance: Float32Array.from({ length: 60 }, (_, second) => second * 8),
    });
    expect(recorded.track?.latitude[59]).toBe(0.5);
  });

  test("has laps, and the sum of what they tell", () => {
    const { recorded } = made({ seconds: 60, lapsAt: [20] });
    expect(recorded.laps).toEqual([
      { start: 0, end: 20, trigger: "manual" },
      { start: 20, end: 60, trigger: "manual" },
    ]);
    expect(recorded.told).toEqual({ timerSeconds: 60, distanceMeters: 480, energyKilocalories: 120 });
  });

  test("counts a point that stands at the end of one lap and the start of the next once", () => {
    const text = tcx(
      activity(
        lap(point(0, hr(100)) + point(1, hr(101))) + lap(point(1, hr(102)) + point(2, hr(103)), "2026-11-20T07:00:01Z"),
      ),
    );
    const { recorded } = rideOf(readText(text));
    expect(recorded.channels["heart-rate"]).toEqual(Float32Array.of(100, 102, 103));
  });

  test("has as missing what is written as NaN", () => {
    const text = tcx(
      activity(
        lap(point(0, `<DistanceMeters>NaN</DistanceMeters>${hr(90)}`) + point(1, "<DistanceMeters>5</DistanceMeters>")),
      ),
    );
    expect(rideOf(readText(text)).recorded.channels).toEqual({
      "heart-rate": Float32Array.of(90, gap),
      distance: Float32Array.of(gap, 5),
    });
  });

  test("does not take a run's cadence, or a lap's mean, for a value of a point", () => {
    const own = `<Extensions><ns3:TPX><ns3:Speed>7</ns3:Speed><ns3:RunCadence>88</ns3:RunCadence><ns3:Watts>210</ns3:Watts></ns3:TPX></Extensions>`;
    const means = `<AverageHeartRateBpm><Value>150</Value></AverageHeartRateBpm><Cadence>80</Cadence>`;
    const text = tcx(activity(lap(point(0, own)).replace("<Track>", `${means}<Track>`)));
    expect(rideOf(readText(text)).recorded.channels).toEqual({
      speed: Float32Array.of(7),
      power: Float32Array.of(210),
    });
  });

  test("stands beside others in one file", () => {
    const one = (sport: string) => activity(lap(point(0, hr(100)) + point(1, hr(100))), sport);
    expect(readText(tcx(one("Biking") + one("Running") + one("Biking")))).toMatchObject({
      kind: "rides",
      rides: [{ identity: "0" }, { identity: "1" }],
      others: [{ what: "a run" }],
    });
  });

  test("may be nothing but laps", () => {
    const text = tcx(
      activity(
        `<Lap StartTime="2026-11-20T07:00:00Z"><TotalTimeSeconds>600</TotalTimeSeconds><DistanceMeters>5000</DistanceMeters></Lap>`,
      ),
    );
    expect(rideOf(readText(text)).recorded).toMatchObject({
      elapsedSeconds: 600,
      told: { timerSeconds: 600, distanceMeters: 5000 },
    });
  });

  test("indoors has no place", () => {
    expect(made({ seconds: 5, isIndoor: true }).recorded.track).toBeNull();
  });
});

describe("a TCX file that is no ride", () => {
  test.each([
    ["a run", tcx(activity(lap(point(0, hr(1)) + point(1, hr(1))), "Running")), "a run"],
    [
      "a route",
      "<TrainingCenterDatabase><Courses><Course><Name>Hills</Name></Course></Courses></TrainingCenterDatabase>",
      "a planned route, not a ride",
    ],
    [
      "a plan",
      "<TrainingCenterDatabase><Workouts><Workout Sport='Biking'/></Workouts></TrainingCenterDatabase>",
      "a workout plan, not a ride",
    ],
    ["nothing", tcx(""), "a file in which nothing was recorded"],
  ])("%s", (_, text, what) => {
    expect(readText(text)).toEqual({ kind: "not-a-ride", format: "tcx", what });
  });
});

describe("a damaged TCX file", () => {
  const whole = new TextDecoder().decode(madeTcx({ seconds: 30 }));

  test("gives what is readable and says so", () => {
    const ride = rideOf(readText(whole.slice(0, whole.indexOf("07:00:20"))));
    expect(ride).toMatchObject({
      isIncomplete: true,
      remarks: [expect.stringMatching(/too early/)],
      recorded: { elapsedSeconds: 20 },
    });
  });

  test("of which nothing can be read is refused", () => {
    expect(readText(whole.slice(0, 150))).toMatchObject({ kind: "damaged", format: "tcx" });
  });
});
