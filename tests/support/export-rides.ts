import fc from "fast-check";
import { CHANNEL_NAMES, type Channel, type ChannelName, type Channels, type Track } from "@/core/channel";
import type { Lap, RecordedRide, RideNumbers } from "@/core/ride";
import type { ExtraChannel } from "@/core/source-ride";
import type { Span } from "@/core/span";
import type { ExportRide } from "@/server/files/export-ride";

/** A ride to be written of which only what matters to a test is told: ten seconds, nothing measured. */
export function exportRide(told: Partial<Omit<ExportRide, "recorded">> & { recorded?: Partial<RecordedRide> } = {}) {
  const recorded: RecordedRide = { ...NOTHING_RECORDED, ...told.recorded };
  const ride: ExportRide = {
    title: "Evening climb",
    device: "Bryton Rider S800",
    laps: [],
    numbers: numbersOf(recorded),
    extras: [],
    ...told,
    recorded,
  };
  return ride;
}

const NOTHING_RECORDED: RecordedRide = {
  startedAt: new Date("2026-05-09T16:30:00Z"),
  offsetMinutes: 120,
  elapsedSeconds: 10,
  channels: {},
  track: null,
  pauses: [],
  laps: [],
  told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
  isIndoor: false,
};

const NOTHING_OF_A_STRETCH = {
  distanceMeters: null,
  ascentMeters: null,
  meanSpeedMps: null,
  meanPowerWatts: null,
  weightedPowerWatts: null,
  maxPowerWatts: null,
  meanHeartRateBpm: null,
  maxHeartRateBpm: null,
  meanCadenceRpm: null,
};

/** Of a ride of which only its times are known. */
export function numbersOf({ elapsedSeconds, pauses }: RecordedRide): RideNumbers {
  const timerSeconds = secondsWithout({ start: 0, end: elapsedSeconds }, pauses);
  return {
    ...NOTHING_OF_A_STRETCH,
    elapsedSeconds,
    timerSeconds,
    movingSeconds: timerSeconds,
    descentMeters: null,
    minElevationMeters: null,
    maxElevationMeters: null,
    steepestPercent: null,
    maxSpeedMps: null,
    maxCadenceRpm: null,
    meanTemperatureCelsius: null,
    minTemperatureCelsius: null,
    maxTemperatureCelsius: null,
    meanPowerAboveZeroWatts: null,
    xPowerWatts: null,
    variability: null,
    efficiency: null,
    meanWattsPerKilogram: null,
    weightedWattsPerKilogram: null,
    balancePercent: null,
    workAboveThresholdKilojoules: null,
    leastWBalanceKilojoules: null,
    leastWBalanceIntegralKilojoules: null,
    minHeartRateBpm: null,
    trainingImpulse: null,
    edwardsImpulse: null,
    decouplingPercent: null,
    driftPercent: null,
    workKilojoules: null,
    energyKilocalories: null,
    powerShare: null,
    heartRateShare: null,
    intensity: null,
    load: null,
    heartRateLoad: null,
  };
}

/** Laps of a ride of which only their times are known. */
export const lapsOfSpans = (spans: readonly (Span & { trigger?: string | null })[], pauses: readonly Span[]): Lap[] =>
  spans.map(({ start, end, trigger = null }, index) => ({
    ...NOTHING_OF_A_STRETCH,
    number: index + 1,
    start,
    end,
    trigger,
    timerSeconds: secondsWithout({ start, end }, pauses),
  }));

const secondsWithout = ({ start, end }: Span, pauses: readonly Span[]): number =>
  pauses.reduce((sum, one) => sum - Math.max(0, Math.min(one.end, end) - Math.max(one.start, start)), end - start);

/** What each channel can be, in the steps of the coarsest format that it is written in. */
const RANGES: Record<ChannelName, [least: number, most: number]> = {
  power: [0, 2500],
  "heart-rate": [30, 230],
  speed: [0, 40],
  cadence: [0, 200],
  elevation: [-400, 8000],
  temperature: [-50, 60],
  balance: [0, 100],
  distance: [0, 1_000_000],
};

const withGaps = (seconds: number, value: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
  fc.array(fc.option(value, { nil: Number.NaN, freq: 4 }), { minLength: seconds, maxLength: seconds });

const anyChannel = (seconds: number, name: ChannelName): fc.Arbitrary<Channel> => {
  const [min, max] = RANGES[name];
  return withGaps(seconds, fc.double({ min, max, noNaN: true })).map((values) => Float32Array.from(values));
};

function anyChannels(seconds: number): fc.Arbitrary<Channels> {
  return fc
    .subarray([...CHANNEL_NAMES])
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, anyChannel(seconds, name)]))));
}

const anyTrack = (seconds: number): fc.Arbitrary<Track> =>
  fc.record({
    latitude: withGaps(seconds, fc.double({ min: -89, max: 89, noNaN: true })).map((all) => Float64Array.from(all)),
    longitude: withGaps(seconds, fc.double({ min: -179, max: 179, noNaN: true })).map((all) => Float64Array.from(all)),
  });

/** In order, at least a second of riding between them. */
const anyPauses = (seconds: number): fc.Arbitrary<Span[]> =>
  fc
    .uniqueArray(fc.nat({ max: seconds }), { maxLength: 6 })
    .map((borders) => borders.toSorted((one, other) => one - other))
    .map((borders) =>
      borders.flatMap((start, index) => toSpan(start, index % 2 === 0 ? borders[index + 1] : undefined)),
    );

const toSpan = (start: number, end: number | undefined): Span[] => (end === undefined ? [] : [{ start, end }]);

/** Laps that follow one another, some without length. */
const anyLaps = (seconds: number): fc.Arbitrary<(Span & { trigger: string | null })[]> =>
  fc
    .array(fc.nat({ max: seconds }), { maxLength: 4 })
    .map((borders) => borders.toSorted((one, other) => one - other))
    .chain((borders) =>
      fc.tuple(
        ...borders.map((start, index) =>
          fc.constantFrom("manual", "distance", null).map((trigger) => ({
            start,
            end: borders[index + 1] ?? seconds,
            trigger,
          })),
        ),
      ),
    );

const anyExtras = (seconds: number): fc.Arbitrary<ExtraChannel[]> =>
  fc.array(
    fc.record({
      name: fc.string({ minLength: 1, unit: "grapheme" }).filter((name) => name.trim() !== ""),
      unit: fc.option(fc.constantFrom("°C", "mmol/l", "%")),
      channel: withGaps(
        seconds,
        fc.integer({ min: -99_999, max: 99_999 }).map((hundredths) => hundredths / 100),
      ).map((values) => Float32Array.from(values)),
    }),
    { maxLength: 3 },
  );

/** Any ride of up to a minute: with gaps, pauses, laps without length, without positions, without anything. */
export const anyExportRide: fc.Arbitrary<ExportRide> = fc.nat({ max: 60 }).chain((elapsedSeconds) =>
  fc
    .record({
      title: fc.string({ unit: "binary" }),
      device: fc.option(fc.string({ unit: "grapheme" })),
      offsetMinutes: fc.option(fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15)),
      isIndoor: fc.boolean(),
      channels: anyChannels(elapsedSeconds),
      track: fc.option(anyTrack(elapsedSeconds)),
      pauses: anyPauses(elapsedSeconds),
      laps: anyLaps(elapsedSeconds),
      extras: anyExtras(elapsedSeconds),
    })
    .map(({ title, device, laps, extras, ...recorded }) =>
      exportRide({
        title,
        device,
        extras,
        laps: lapsOfSpans(laps, recorded.pauses),
        recorded: { ...recorded, elapsedSeconds },
      }),
    ),
);
