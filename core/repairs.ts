import { CHANNEL_NAMES, type Channel, type ChannelName, type Channels } from "./channel";
import { formatNumber } from "./format";
import { impossibleHeartRates, impossibleSpeeds, powerSpikes, zerosAllTheWay } from "./impossible-readings";
import { positionJumps, withoutJumps } from "./position-jumps";
import { putTimeBack, whyTimeStaysOut } from "./put-time-back";
import type { Repair, RepairKind } from "./repair";
import type { RecordedRide } from "./ride";
import { elevationBeforeSettled, temperatureBeforeSettled } from "./settling";
import type { ClockJump } from "./source-ride";
import type { Span } from "./span";
import { inSpokenTime } from "./spoken-time";

interface Rule {
  kind: RepairKind;
  channel: ChannelName;
  /** The seconds whose reading cannot have been. */
  find: (channel: Channel, ride: RecordedRide) => number[];
}

const RULES: readonly Rule[] = [
  { kind: "power-spikes", channel: "power", find: powerSpikes },
  { kind: "heart-rate-impossible", channel: "heart-rate", find: impossibleHeartRates },
  { kind: "speed-impossible", channel: "speed", find: impossibleSpeeds },
  {
    kind: "elevation-settling",
    channel: "elevation",
    find: (channel, ride) => elevationBeforeSettled(channel, ride.track),
  },
  { kind: "temperature-settling", channel: "temperature", find: temperatureBeforeSettled },
  { kind: "heart-rate-dead", channel: "heart-rate", find: zerosAllTheWay },
  { kind: "power-dead", channel: "power", find: zerosAllTheWay },
  { kind: "cadence-dead", channel: "cadence", find: zerosAllTheWay },
];

/**
 * What of a recording cannot have been, at most one repair of each kind. A clock that was set is one already: the ride is
 * told without its jumps.
 *
 * @see ride-metrics.md, 0.6 and 2
 */
export function findRepairs(recorded: RecordedRide, clockJumps: readonly ClockJump[]): Repair[] {
  return [
    ...repairOfClock(clockJumps),
    ...RULES.flatMap((rule) => repairBy(rule, recorded)),
    ...repairOfPositions(recorded),
  ];
}

/**
 * A recording with its repairs: what is left out are gaps, and a channel of which nothing remains is left out itself.
 * The recording that is given stays as it is. Of what was undone a clock puts time back, if it can (`whyNotUndone`).
 *
 * @param undone those of the repairs that are not wanted
 */
export function applyRepairs(
  recorded: RecordedRide,
  repairs: readonly Repair[],
  undone: readonly Repair[],
): RecordedRide {
  const isUndone = (repair: Repair) => undone.some(({ kind }) => kind === repair.kind);
  const wanted = repairs.filter((repair) => !isUndone(repair));
  const jumps = wanted.filter(({ kind }) => kind === "position-jumps").flatMap(({ spans }) => spans);
  const steady =
    jumps.length === 0 ? recorded : { ...recorded, ...withoutJumps(recorded, jumps), ...firstFixOf(recorded) };
  const repaired = { ...steady, channels: withoutReadings(steady.channels, wanted) };
  const clock = repairs.find((repair) => repair.kind === "clock" && isUndone(repair));
  return clock ? putTimeBack(repaired, clock.spans) : repaired;
}

function firstFixOf({ track }: RecordedRide): Pick<RecordedRide, "firstFix"> {
  const firstFix = track?.latitude.findIndex((degrees) => !Number.isNaN(degrees)) ?? -1;
  return firstFix < 0 ? {} : { firstFix };
}

/**
 * Why a repair cannot be undone, as a sentence for the rider.
 *
 * @param recorded the recording as its source told it
 * @returns null when it can
 */
export function whyNotUndone({ kind, spans }: Repair, recorded: RecordedRide): string | null {
  return kind === "clock" ? whyTimeStaysOut(recorded, spans) : null;
}

/** What a repair did: "6 power readings above 2,500 W left out". */
export function repairInWords({ kind, spans, readings }: Repair): string {
  if (kind === "clock") return `${clockInWords(spans)} left out, where your device's clock was set`;
  const what = WORDS[kind];
  return `${what(formatNumber(readings), readings === 1 ? "" : "s")} left out`;
}

const WORDS: Record<Exclude<RepairKind, "clock">, (count: string, plural: string) => string> = {
  "power-spikes": (count, plural) => `${count} power reading${plural} above 2,500 W`,
  "heart-rate-impossible": (count, plural) => `${count} heart rate reading${plural} below 25 or above 230 bpm`,
  "speed-impossible": (count, plural) => `${count} speed reading${plural} above 130 km/h`,
  "elevation-settling": (count, plural) => `${count} elevation reading${plural} from before the barometer had settled`,
  "temperature-settling": (count, plural) =>
    `${count} temperature reading${plural} from before the thermometer had settled`,
  "position-jumps": (count, plural) => `${count} position${plural} that leapt about`,
  "heart-rate-dead": () => "A heart rate of 0 all the way",
  "power-dead": () => "A power of 0 all the way",
  "cadence-dead": () => "A cadence of 0 all the way",
};

const clockInWords = (spans: readonly Span[]) =>
  spans
    .map(({ start, end }) =>
      end < start ? `a step back of ${inSpokenTime(start - end)}` : `a jump of ${inSpokenTime(end - start)}`,
    )
    .join(" and ")
    .replace(/^a/, "A");

function repairOfClock(jumps: readonly ClockJump[]): Repair[] {
  const spans = jumps.map(({ second, leftOutSeconds }) => ({ start: second, end: second + leftOutSeconds }));
  const readings = jumps.reduce((sum, { leftOutSeconds }) => sum + Math.abs(leftOutSeconds), 0);
  return jumps.length === 0 ? [] : [{ kind: "clock", channel: null, spans, readings }];
}

function repairBy({ kind, channel, find }: Rule, recorded: RecordedRide): Repair[] {
  const readings = recorded.channels[channel];
  const left = readings ? find(readings, recorded) : [];
  if (!readings || left.length === 0) return [];
  return [{ kind, channel, spans: spansOf(left, readings), readings: left.length }];
}

function repairOfPositions({ track }: RecordedRide): Repair[] {
  const spans = track ? positionJumps(track) : [];
  if (track === null || spans.length === 0) return [];
  const fixes = spans.map(({ start, end }) => track.latitude.subarray(start, end).filter((one) => !Number.isNaN(one)));
  const readings = fixes.reduce((sum, one) => sum + one.length, 0);
  return [{ kind: "position-jumps", channel: "position", spans, readings }];
}

/** Seconds in few spans: of two with nothing but gaps between them, one. */
function spansOf(seconds: readonly number[], channel: Channel): Span[] {
  const spans: Span[] = [];
  for (const second of seconds) {
    const last = spans.at(-1);
    if (last && channel.subarray(last.end, second).every(Number.isNaN)) last.end = second + 1;
    else spans.push({ start: second, end: second + 1 });
  }
  return spans;
}

function withoutReadings(channels: Channels, repairs: readonly Repair[]): Channels {
  const kept: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const spans = repairs.filter(({ channel }) => channel === name).flatMap((repair) => repair.spans);
    const channel = channels[name];
    const readings = channel && withGaps(channel, spans);
    if (readings && (readings === channel || !readings.every(Number.isNaN))) kept[name] = readings;
  }
  return kept;
}

function withGaps(channel: Channel, spans: readonly Span[]): Channel {
  if (spans.length === 0) return channel;
  const copy = channel.slice();
  for (const { start, end } of spans) copy.fill(Number.NaN, start, end);
  return copy;
}
