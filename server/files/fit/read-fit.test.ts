import { describe, expect, test } from "vitest";
import { fitBytes, type MadeField, type MadeMessage } from "../../../tests/support/fit-bytes";
import { type MadeRide, madeFit } from "../../../tests/support/made-files";
import { readRideFile } from "../read-ride-file";

const gap = Number.NaN;

function read(bytes: Uint8Array) {
  const reading = readRideFile(bytes, "ride.fit");
  if (reading.kind !== "rides") throw new Error(JSON.stringify(reading));
  return reading;
}

function rideOf(bytes: Uint8Array) {
  const [ride] = read(bytes).rides;
  if (!ride) throw new Error("no ride");
  return ride;
}

const made = (wanted: MadeRide = {}) => rideOf(madeFit(wanted));

/** 20 November 2026, 07:00 UTC, in FIT's seconds since the end of 1989. */
const START = Date.UTC(2026, 10, 20, 7) / 1000 - 631_065_600;

const field = (number: number, type: MadeField["type"], value: MadeField["value"]): MadeField => ({
  number,
  type,
  value,
});
const message = (number: number, ...fields: MadeField[]): MadeMessage => ({ number, fields });
const time = (second: number) => field(253, "uint32", START + second);
const record = (second: number, ...fields: MadeField[]) => message(20, time(second), ...fields);
const power = (value: number | null) => field(7, "uint16", value);
const session = (second: number, sport: number | null, seconds: number, ...more: MadeField[]) =>
  message(
    18,
    time(second + seconds),
    field(2, "uint32", START + second),
    field(5, "enum", sport),
    field(7, "uint32", seconds * 1000),
    ...more,
  );

describe("a ride of a FIT file", () => {
  test("has every channel with a value a second", () => {
    const { recorded } = made({ seconds: 60 });
    expect(recorded.startedAt).toEqual(new Date("2026-11-20T07:00:00Z"));
    expect(recorded.elapsedSeconds).toBe(60);
    const { channels, track } = recorded;
    expect(channels).toMatchObject({
      power: new Float32Array(60).fill(200),
      "heart-rate": new Float32Array(60).fill(140),
      cadence: new Float32Array(60).fill(90),
      speed: new Float32Array(60).fill(8),
      temperature: new Float32Array(60).fill(20),
    });
    expect(channels.distance).toEqual(Float32Array.from({ length: 60 }, (_, second) => second * 8));
    // 1 m in 20 s from 100 m on; written in fifths of a metre.
    expect(channels.elevation?.[40]).toBeCloseTo(102, 5);
    // 8 m to the east are 8 / 111,195 degrees at the equator.
    expect(track?.latitude[59]).toBeCloseTo(0.5, 6);
    expect(track?.longitude[59]).toBeCloseTo(0.5 + (59 * 8) / 111_195, 5);
  });

  test("is told by its device: name, clock, totals", () => {
    const ride = made({
      seconds: 60,
      title: "Three hills",
      manufacturer: 289,
      productName: "Karoo 2",
      offsetMinutes: -210,
    });
    expect(ride).toMatchObject({ identity: "0", title: "Three hills", device: "Hammerhead Karoo 2", activityType: 16 });
    expect(ride.recorded).toMatchObject({
      offsetMinutes: -210,
      told: { timerSeconds: 60, distanceMeters: 480, energyKilocalories: 120 },
    });
  });

  test("without a name is called by its time of day", () => {
    expect(made({ offsetMinutes: 0 }).title).toBe("Morning ride");
    expect(made({ offsetMinutes: 600 }).title).toBe("Evening ride");
  });

  test.each([
    [null, null],
    [37, 30],
    [14 * 60, 14 * 60],
    [15 * 60, null],
    [-12 * 60, -12 * 60],
  ])("whose clock is %s minutes from UTC was ridden at an offset of %s", (told, offset) => {
    expect(made({ offsetMinutes: told }).recorded.offsetMinutes).toBe(offset);
  });

  test("has as missing what its sensors did not say", () => {
    const { channels } = made({ seconds: 4, watts: (second) => (second === 2 ? null : 100), bpm: null }).recorded;
    expect(channels.power).toEqual(Float32Array.of(100, 100, gap, 100));
    expect(channels["heart-rate"]).toBeUndefined();
  });

  test("is made whole from partial records of one second, whatever is written first", () => {
    const whole = made({ seconds: 60 }).recorded;
    expect(made({ seconds: 60, hasPartialRecords: true }).recorded).toEqual(whole);
    const { channels } = rideOf(
      fitBytes([
        record(0, power(100)),
        record(0, field(3, "uint8", 120)),
        record(0, power(null), field(4, "uint8", 80)),
        record(1, power(110)),
        record(1, power(130)),
      ]),
    ).recorded;
    expect(channels).toEqual({
      power: Float32Array.of(100, 130),
      "heart-rate": Float32Array.of(120, gap),
      cadence: Float32Array.of(80, gap),
    });
  });

  test("stands still where the timer was stopped, and rides on where only the recording was lost", () => {
    const pauses = [{ start: 100, end: 300 }];
    expect(made({ pauses }).recorded.pauses).toEqual(pauses);
    const events = (second: number, type: number) =>
      message(21, time(second), field(0, "enum", 0), field(1, "enum", type));
    const lost = fitBytes([
      events(0, 0),
      record(0, power(1)),
      record(1, power(1)),
      record(60, power(1)),
      events(61, 4),
    ]);
    expect(rideOf(lost).recorded.pauses).toEqual([]);
  });

  test("without events stands still where nothing was recorded and the distance did not grow", () => {
    const at = (second: number, meters: number) => record(second, field(5, "uint32", meters * 100));
    const ride = rideOf(fitBytes([at(0, 0), at(1, 8), at(61, 8), at(62, 16), at(162, 900), at(163, 908)]));
    expect(ride.recorded.pauses).toEqual([{ start: 2, end: 61 }]);
  });

  test("has its laps", () => {
    expect(made({ seconds: 60, lapsAt: [20, 50] }).recorded.laps).toEqual([
      { start: 0, end: 20, trigger: "manual" },
      { start: 20, end: 50, trigger: "manual" },
      { start: 50, end: 60, trigger: "manual" },
    ]);
  });

  test("keeps what cannot have been, for repairs to leave out", () => {
    const { channels } = made({ seconds: 3, watts: (second) => (second === 1 ? 47_140 : 200), bpm: () => 0 }).recorded;
    expect(channels.power).toEqual(Float32Array.of(200, 47_140, 200));
    expect(channels["heart-rate"]).toEqual(Float32Array.of(0, 0, 0));
  });

  test("has the left leg's share, also where the right one's was written", () => {
    const balance = (second: number, written: number | null) => record(second, field(30, "uint8", written));
    const written = [0x80 | 47, 0x80 | 100, null, 40].map((value, second) => balance(second, value));
    expect(rideOf(fitBytes(written)).recorded.channels.balance).toEqual(Float32Array.of(53, 0, gap, 40));
    // 47.25 % of the right leg, of the whole ride.
    const total = session(0, 2, 10, field(37, "uint16", 0x8000 | 4725));
    expect(rideOf(fitBytes([record(0, power(1)), total])).told.balancePercent).toBe(52.75);
  });

  test("has no balance of a meter that knows only one side", () => {
    const trainer = [0, 1, 2].map((second) =>
      record(second, power(100), field(30, "uint8", second === 1 ? null : 100)),
    );
    expect(rideOf(fitBytes(trainer)).recorded.channels.balance).toBeUndefined();
  });

  test("believes the enhanced speed and altitude before the old ones, and takes either", () => {
    const ride = rideOf(
      fitBytes([
        record(
          0,
          field(6, "uint16", 5000),
          field(73, "uint32", 6000),
          field(2, "uint16", 3000),
          field(78, "uint32", 3500),
        ),
        record(1, field(6, "uint16", 5000), field(2, "uint16", 3000)),
        record(2, field(73, "uint32", 70_000), field(78, "uint32", null)),
      ]),
    );
    expect(ride.recorded.channels).toEqual({
      speed: Float32Array.of(6, 5, 70),
      elevation: Float32Array.of(200, 100, gap),
    });
  });

  test("keeps the fields of apps beside its channels", () => {
    const described = (number: number, name: string, unit: string, scale: number | null) =>
      message(
        206,
        field(0, "uint8", 2),
        field(1, "uint8", number),
        field(2, "uint8", 0x84),
        field(3, "string", name),
        field(6, "uint8", scale),
        field(8, "string", unit),
      );
    const own = (second: number, value: number | null): MadeMessage => ({
      ...record(second, power(100)),
      developerFields: [
        { index: 2, number: 0, type: "uint16", value },
        { index: 2, number: 1, type: "uint16", value: null },
      ],
    });
    const ride = rideOf(
      fitBytes([
        described(0, "Core temperature", "°C", 100),
        described(1, "Never there", "", null),
        own(0, 3725),
        own(2, 3800),
      ]),
    );
    expect(ride.extras).toEqual([{ name: "Core temperature", unit: "°C", channel: Float32Array.of(37.25, gap, 38) }]);
  });

  test("says of the whole what was not recorded, and nothing else", () => {
    const totals = [
      field(16, "uint8", 150),
      field(20, "uint16", 210),
      field(21, "uint16", 0),
      field(22, "uint16", 440),
    ];
    expect(rideOf(fitBytes([record(0, power(200)), session(0, 2, 10, ...totals)])).told).toEqual({
      meanHeartRateBpm: 150,
      ascentMeters: 440,
    });
  });

  test("may be nothing but totals", () => {
    const ride = rideOf(fitBytes([session(0, 2, 3600, field(9, "uint32", 3_000_000), field(8, "uint32", 3_500_000))]));
    expect(ride.recorded).toMatchObject({
      elapsedSeconds: 3600,
      channels: {},
      track: null,
      told: { timerSeconds: 3500, distanceMeters: 30_000 },
    });
    expect(ride.remarks).toEqual([expect.stringContaining("totals")]);
  });

  test("has what its device knew of the rider and of the sensors", () => {
    const ride = rideOf(
      fitBytes([
        message(7, field(1, "uint8", 188), field(2, "uint8", 165), field(3, "uint16", 300)),
        message(23, time(0), field(0, "uint8", 1), field(1, "uint8", 11), field(2, "uint16", 69), field(25, "enum", 1)),
        message(23, time(9), field(0, "uint8", 1), field(3, "uint32z", 4711), field(27, "string", "Stages LR")),
        message(78, field(0, "uint16", [800, 810, 0xffff])),
        ...[55, 75, 90, 105, 120, 150, 65_534].map((percent) => message(9, field(1, "uint16", percent))),
        record(0, power(200)),
      ]),
    );
    expect(ride.facts).toMatchObject({
      devices: [{ name: "Stages LR", manufacturer: "Stages", serialNumber: "4711", kind: "power meter" }],
      thresholdPowerWatts: 300,
      thresholdHeartRateBpm: 165,
      maxHeartRateBpm: 188,
      powerZoneLimits: [55, 75, 90, 105, 120, 150],
      heartRateZoneLimits: null,
      heartBeats: 2,
    });
  });

  test("of a clock that was never set says so", () => {
    const seconds = [0, 1].map((second) => message(20, field(253, "uint32", 1_000 + second), power(200)));
    expect(rideOf(fitBytes(seconds)).remarks).toEqual([expect.stringContaining("never set")]);
  });
});

describe("the kind of ride", () => {
  test.each([
    [2, 7, 16, false],
    [2, 8, 15, false],
    [2, 46, 150, false],
    [2, 48, 19, false],
    [2, 6, 18, true],
    [2, 5, 17, true],
    [2, 58, 18, true],
    [2, 0, 1, false],
    [2, null, 1, false],
    [21, 28, 152, false],
    [21, 0, 152, false],
    [21, 47, 153, false],
    [0, 0, 1, false],
    [null, null, 1, false],
    [4, 6, 18, true],
  ])(
    "of sport %s and sub-sport %s is %s in Terra's numbers, indoors: %s",
    (sport, subSport, activityType, isIndoor) => {
      const ride = rideOf(fitBytes([record(0, power(1)), session(0, sport, 10, field(6, "enum", subSport))]));
      expect([ride.activityType, ride.recorded.isIndoor]).toEqual([activityType, isIndoor]);
    },
  );

  test("is not read from the number of the session's event", () => {
    const event = [field(0, "enum", 9), field(1, "enum", 1)];
    expect(rideOf(fitBytes([record(0, power(1)), session(0, 2, 10, ...event)])).activityType).toBe(1);
  });

  test("is told by the sport message where no session was written", () => {
    const sport = message(12, field(0, "enum", 2), field(1, "enum", 8));
    expect(rideOf(fitBytes([sport, record(0, power(1))], { isNeverFinished: true })).activityType).toBe(15);
  });

  test("keeps the positions of a virtual ride", () => {
    const { recorded } = made({ seconds: 10, subSport: 58 });
    expect(recorded.isIndoor).toBe(true);
    expect(recorded.track?.latitude).toHaveLength(10);
  });
});

describe("a file of several sessions", () => {
  const triathlon = fitBytes([
    ...[0, 1, 2].map((second) => record(second, field(3, "uint8", 130))),
    ...[10, 11].map((second) => record(second, power(50))),
    ...[20, 21, 22, 23].map((second) => record(second, power(200))),
    ...[30, 31].map((second) => record(second, field(3, "uint8", 170))),
    session(0, 5, 3, field(9, "uint32", 150_000)),
    session(10, 3, 2),
    session(20, 2, 4, field(9, "uint32", 4_000_000)),
    session(30, 1, 2, field(9, "uint32", 1_030_000)),
    session(40, 2, 2),
  ]);

  test("gives each ride, and says what else was in it", () => {
    const { rides, others } = read(triathlon);
    expect(rides.map(({ identity, recorded }) => [identity, recorded.elapsedSeconds])).toEqual([
      ["0", 4],
      ["1", 2],
    ]);
    expect(rides[0]?.recorded).toMatchObject({
      channels: { power: new Float32Array(4).fill(200) },
      told: { distanceMeters: 40_000 },
    });
    expect(others).toEqual([{ what: "a swim of 1.5 km" }, { what: "a run of 10.3 km" }]);
  });

  test("put one behind the other as files gives each ride, too", () => {
    const [one, other] = [madeFit({ seconds: 20 }), madeFit({ seconds: 30, start: "2026-11-21T07:00:00Z" })];
    const { rides } = read(Uint8Array.from([...one, ...other]));
    expect(rides.map(({ identity, recorded }) => [identity, recorded.elapsedSeconds])).toEqual([
      ["0", 20],
      ["1", 30],
    ]);
  });
});

describe("a file that is no ride", () => {
  test.each([
    ["a run", { sport: 1, seconds: 100 }, "a run of 0.8 km"],
    ["a game of chess", { sport: 99, seconds: 100 }, "an activity of another sport of 0.8 km"],
  ])("says so: %s", (_, wanted, what) => {
    expect(readRideFile(madeFit(wanted), "x.fit")).toEqual({ kind: "not-a-ride", format: "fit", what });
  });

  test.each([
    [6, "a planned route, not a ride"],
    [5, "a workout plan, not a ride"],
    [2, "the settings of a device, not a ride"],
    [4, "a file in which nothing was recorded"],
  ])("of type %i is %s", (type, what) => {
    expect(readRideFile(fitBytes([message(0, field(0, "enum", type))]), "x.fit")).toMatchObject({
      kind: "not-a-ride",
      what,
    });
  });

  test("is damaged when what is left of it is no ride", () => {
    const run = madeFit({ sport: 1, seconds: 100 });
    expect(readRideFile(run.slice(0, -1), "x.fit")).toMatchObject({
      kind: "damaged",
      reason: expect.stringContaining("a run"),
    });
  });
});

describe("a damaged file", () => {
  const whole = madeFit({ seconds: 100 });

  test.each([
    ["cut in the middle", whole.slice(0, 2000), /ends too early/],
    ["never finished", madeFit({ seconds: 100, isNeverFinished: true }), /never finished/],
    ["changed on its way", Uint8Array.from(whole, (byte, at) => (at === 1000 ? byte ^ 1 : byte)), /check sum/],
  ])("%s gives what is readable and says so", (_, bytes, remark) => {
    const ride = rideOf(bytes);
    expect(ride.isIncomplete).toBe(true);
    expect(ride.remarks).toEqual([expect.stringMatching(remark)]);
    expect(ride.recorded.channels.power?.subarray(0, 10)).toEqual(new Float32Array(10).fill(200));
  });

  test("of which nothing can be read is refused", () => {
    expect(readRideFile(whole.slice(0, 20), "x.fit")).toMatchObject({ kind: "damaged", format: "fit" });
  });

  test("a whole one is not called incomplete", () => {
    expect(rideOf(whole)).toMatchObject({ isIncomplete: false, remarks: [] });
  });
});
