import { Decoder, Stream } from "@garmin/fitsdk";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { ChannelName } from "@/core/channel";
import { anyExportRide, exportRide, lapsOfSpans, numbersOf } from "../../tests/support/export-rides";
import type { ExportRide } from "./export-ride";
import { writeFit } from "./write-fit";

// Many rides, or long ones, on a machine that may be busy with other things.
const PATIENT = { timeout: 60_000 };

const Value = z.number().optional();
const Read = z.object({
  fileIdMesgs: z.tuple([z.looseObject({ type: z.literal("activity"), timeCreated: z.date() })]),
  recordMesgs: z
    .array(
      z.looseObject({
        timestamp: z.date(),
        power: Value,
        heartRate: Value,
        enhancedSpeed: Value,
        cadence: Value,
        enhancedAltitude: Value,
        temperature: Value,
        // The decoder has a word for a right leg that does nothing.
        leftRightBalance: Value.or(z.literal("right").transform(() => 0x80)),
        distance: Value,
        positionLat: Value,
        positionLong: Value,
        developerFields: z.record(z.string(), z.number()).optional(),
      }),
    )
    .default([]),
  eventMesgs: z.array(z.looseObject({ timestamp: z.date(), event: z.string(), eventType: z.string() })).default([]),
  lapMesgs: z.array(
    z.looseObject({
      startTime: z.date(),
      timestamp: z.date(),
      totalElapsedTime: z.number(),
      totalTimerTime: z.number(),
      lapTrigger: z.string().optional(),
    }),
  ),
  sessionMesgs: z.tuple([z.looseObject({ startTime: z.date(), timestamp: z.date() })]),
  activityMesgs: z.tuple([z.looseObject({ timestamp: z.date(), localTimestamp: Value })]),
  fieldDescriptionMesgs: z
    .array(z.looseObject({ fieldName: z.string().optional(), units: z.string().optional() }))
    .default([]),
});
type Read = z.infer<typeof Read>;
type RecordRead = Read["recordMesgs"][number];

/** What another program, Garmin's own, reads from the bytes; they must be whole. */
async function readBack(ride: ExportRide): Promise<Read> {
  const bytes = await writeFit(ride);
  expect(new Decoder(Stream.fromByteArray(bytes)).checkIntegrity()).toBe(true);
  const { messages, errors } = new Decoder(Stream.fromByteArray(bytes)).read();
  expect(errors).toEqual([]);
  return Read.parse(messages);
}

/** Where each channel is read, and the format's step. */
const READ: Record<ChannelName, [step: number, read: (record: RecordRead) => number | undefined]> = {
  power: [1, ({ power }) => power],
  "heart-rate": [1, ({ heartRate }) => heartRate],
  speed: [0.001, ({ enhancedSpeed }) => enhancedSpeed],
  cadence: [1, ({ cadence }) => cadence],
  elevation: [0.2, ({ enhancedAltitude }) => enhancedAltitude],
  temperature: [1, ({ temperature }) => temperature],
  balance: [1, ({ leftRightBalance }) => leftRightBalance && 100 - (leftRightBalance & 0x7f)],
  distance: [0.01, ({ distance }) => distance],
};

const DEGREES = 180 / 2 ** 31;

/** The seconds at which what was read is not what was written, to half a step; with what each of them says. */
function differences(written: ArrayLike<number> | undefined, read: (number | undefined)[], step: number): unknown[] {
  return read.flatMap((found, second) => {
    const value = written?.[second] ?? Number.NaN;
    const isSame = Number.isNaN(value) ? found === undefined : Math.abs((found ?? Number.NaN) - value) <= step * 0.5001;
    return isSame ? [] : [{ second, value, found }];
  });
}

function expectSameSeconds(ride: ExportRide, { recordMesgs }: Read): void {
  const { startedAt, elapsedSeconds, channels, track } = ride.recorded;
  const bySecond = new Map(recordMesgs.map((one) => [(one.timestamp.getTime() - startedAt.getTime()) / 1000, one]));
  expect(bySecond.size).toBe(recordMesgs.length);
  const column = (read: (record: RecordRead) => number | undefined) =>
    Array.from({ length: elapsedSeconds }, (_, second) => {
      const record = bySecond.get(second);
      return record && read(record);
    });
  for (const name of Object.keys(READ) as ChannelName[]) {
    const [step, read] = READ[name];
    expect([name, differences(channels[name], column(read), step)]).toEqual([name, []]);
  }
  const known = Float64Array.from(
    track?.latitude ?? [],
    (latitude, second) => latitude + (track?.longitude[second] ?? 0),
  );
  const place = (degrees: Float64Array | undefined) => degrees?.map((one, second) => one + 0 * (known[second] ?? 0));
  const toDegrees = (value: number | undefined) => value && value * DEGREES;
  expect(
    differences(
      place(track?.latitude),
      column((one) => toDegrees(one.positionLat)),
      DEGREES,
    ),
  ).toEqual([]);
  expect(
    differences(
      place(track?.longitude),
      column((one) => toDegrees(one.positionLong)),
      DEGREES,
    ),
  ).toEqual([]);
  ride.extras.forEach(({ channel }, index) => {
    expect(
      differences(
        channel,
        column((one) => one.developerFields?.[index]),
        0,
      ),
    ).toEqual([]);
  });
}

const secondsFrom = ({ recorded }: ExportRide, times: Date[]) =>
  times.map((time) => (time.getTime() - recorded.startedAt.getTime()) / 1000);

function expectSameFrame(ride: ExportRide, read: Read): void {
  const { elapsedSeconds, offsetMinutes } = ride.recorded;
  const timer = (eventType: string) =>
    secondsFrom(
      ride,
      read.eventMesgs.filter((one) => one.event === "timer" && one.eventType === eventType).map((one) => one.timestamp),
    );
  const { pauses } = ride.recorded;
  const isPausedAtTheEnd = pauses.at(-1)?.end === elapsedSeconds;
  const ends = pauses.map(({ end }) => end);
  expect(timer("start")).toEqual([0, ...(isPausedAtTheEnd ? ends.slice(0, -1) : ends)]);
  expect(timer("stopAll")).toEqual([
    ...pauses.map(({ start }) => start),
    ...(isPausedAtTheEnd ? [] : [elapsedSeconds]),
  ]);

  const wanted = ride.laps.length > 0 ? ride.laps : [{ start: 0, end: elapsedSeconds, ...ride.numbers }];
  expect(
    secondsFrom(
      ride,
      read.lapMesgs.map(({ startTime }) => startTime),
    ),
  ).toEqual(wanted.map(({ start }) => start));
  expect(
    secondsFrom(
      ride,
      read.lapMesgs.map(({ timestamp }) => timestamp),
    ),
  ).toEqual(wanted.map(({ end }) => end));
  expect(read.lapMesgs.map((lap) => lap.totalTimerTime)).toEqual(wanted.map((lap) => lap.timerSeconds));

  const [session] = read.sessionMesgs;
  expect(session).toMatchObject({
    sport: "cycling",
    startTime: ride.recorded.startedAt,
    totalElapsedTime: elapsedSeconds,
    totalTimerTime: ride.numbers.timerSeconds,
    numLaps: wanted.length,
  });
  const [{ timestamp, localTimestamp }] = read.activityMesgs;
  const here = timestamp.getTime() / 1000 - 631_065_600;
  expect(localTimestamp).toBe(offsetMinutes === null ? undefined : here + offsetMinutes * 60);
}

describe("a ride written as FIT", PATIENT, () => {
  test("is read by another program second by second as it was, to the format's steps", async () => {
    await fc.assert(
      fc.asyncProperty(anyExportRide, async (ride) => {
        const read = await readBack(ride);
        expectSameSeconds(ride, read);
        expectSameFrame(ride, read);
        expect(read.fieldDescriptionMesgs).toHaveLength(ride.extras.length);
      }),
      { numRuns: 60 },
    );
  });

  test("has no record for a second in which nothing was measured", async () => {
    const power = Float32Array.of(200, Number.NaN, 210);
    const { recordMesgs } = await readBack(exportRide({ recorded: { elapsedSeconds: 3, channels: { power } } }));
    expect(recordMesgs.map((one) => one.power)).toEqual([200, 210]);
  });

  test("tells its totals", async () => {
    const recorded = { elapsedSeconds: 20, pauses: [{ start: 5, end: 10 }] };
    const ride = exportRide({ recorded });
    const numbers = {
      ...numbersOf(ride.recorded),
      distanceMeters: 123.45,
      ascentMeters: 12.4,
      meanPowerWatts: 201.6,
      weightedPowerWatts: 219.5,
      maxPowerWatts: 640,
      meanHeartRateBpm: 141.2,
      meanCadenceRpm: 88.4,
      workKilojoules: 3.024,
      energyKilocalories: 4,
      intensity: 0.878,
      load: 0.32,
    };
    const { sessionMesgs } = await readBack({ ...ride, numbers });
    expect(sessionMesgs[0]).toMatchObject({
      totalElapsedTime: 20,
      totalTimerTime: 15,
      totalDistance: 123.45,
      totalAscent: 12,
      // 123.45 m in 15 s.
      enhancedAvgSpeed: 8.23,
      avgPower: 202,
      normalizedPower: 220,
      maxPower: 640,
      avgHeartRate: 141,
      avgCadence: 88,
      totalWork: 3024,
      totalCalories: 4,
      intensityFactor: 0.878,
      trainingStressScore: 0.3,
    });
    expect(sessionMesgs[0]).not.toHaveProperty("maxHeartRate");
  });

  test.each([
    ["manual", "manual"],
    ["MANUAL", "manual"],
    ["distance", "distance"],
    ["position_lap", "positionLap"],
    ["something new", undefined],
    [null, "sessionEnd"],
  ])("says of a lap by %s that it was by %s", async (trigger, read) => {
    const { lapMesgs } = await readBack(exportRide({ laps: lapsOfSpans([{ start: 0, end: 10, trigger }], []) }));
    expect(lapMesgs.map((lap) => lap.lapTrigger)).toEqual([read]);
  });

  test.each([
    ["power", 70_000],
    ["power", -1],
    ["heart-rate", 255],
    ["cadence", 300],
    ["temperature", 127],
    ["elevation", -501],
    ["balance", 101],
    ["speed", Number.POSITIVE_INFINITY],
  ] as const)("has a gap for a %s of %d, which the format cannot hold", async (name, value) => {
    const recorded = { elapsedSeconds: 2, channels: { [name]: Float32Array.of(value, 50) } };
    const { recordMesgs } = await readBack(exportRide({ recorded }));
    expect(recordMesgs.map(READ[name][1])).toEqual([50]);
  });

  test("is named, and keeps the names of fields that apps made, as far as the format has room", async () => {
    const extras = [{ name: "🫀".repeat(40), unit: "beats, per minute", channel: new Float32Array(10).fill(1.5) }];
    const { fieldDescriptionMesgs } = await readBack(exportRide({ extras, title: "🚲".repeat(200) }));
    // 63 bytes hold 15 characters of 4 bytes, 15 bytes the first 15 letters.
    expect(fieldDescriptionMesgs).toMatchObject([{ fieldName: "🫀".repeat(15), units: "beats, per minu" }]);
  });

  test("of a clock that was never set begins where the format's time begins", async () => {
    const { sessionMesgs } = await readBack(exportRide({ recorded: { startedAt: new Date("1985-01-01T00:00:00Z") } }));
    expect(sessionMesgs[0].startTime).toEqual(new Date("1989-12-31T00:00:00Z"));
  });
});
