import { localDay } from "../../local-day";
import { effortInWords, feelingInWords } from "../../ride-words";
import { daysBetween } from "../days";
import type { ToldOfRide } from "../digest";
import { type Finding, type Looked, rule } from "../rule";

/** Older words say nothing of today. */
const LATEST_DAYS = 14;

const TIMES = { label: "Times in a row", unit: "", first: 2, least: 1, most: 5 };

/** Felt weak again and again. */
export const feltWeak = rule({
  title: "Felt weak again",
  explanation:
    "What the athlete said of their last rides, 1 to 5, rides of which they said nothing left out; the last of them not older than two weeks. Not told of athletes whose notes you do not see.",
  settings: { feeling: { label: "At or below", unit: "of 5", first: 2, least: 1, most: 4 }, times: TIMES },
  find: (looked, { feeling: limit, times }) => {
    const said = lastSaid(looked, times, ({ feeling }) => feeling);
    if (said === null || !said.every(({ value }) => value <= limit)) return [];
    const told = said.map(({ value }) => inSentence(feelingInWords(value)));
    return [findingOf(said, `Felt weak ${inARow(times)}: ${told.join(", ")}`, (limit - meanOf(said)) / limit)];
  },
});

/** Everything is hard. */
export const effortHigh = rule({
  title: "High effort again",
  explanation:
    "How hard the athlete said that their last rides were, 1 to 10, rides of which they said nothing left out; the last of them not older than two weeks. Not told of athletes whose notes you do not see.",
  settings: { effort: { label: "At or above", unit: "of 10", first: 9, least: 5, most: 10 }, times: TIMES },
  find: (looked, { effort: limit, times }) => {
    const said = lastSaid(looked, times, ({ effort }) => effort);
    if (said === null || !said.every(({ value }) => value >= limit)) return [];
    const told = said.map(({ value }) => inSentence(effortInWords(value)));
    return [findingOf(said, `High effort ${inARow(times)}: ${told.join(", ")}`, meanOf(said) / limit - 1)];
  },
});

interface SaidOfRide {
  ride: ToldOfRide;
  value: number;
}

/** The last values, newest first; null where there are fewer, or the newest is too old. */
function lastSaid(
  { digest: { told }, today }: Looked,
  times: number,
  valueIn: (ride: ToldOfRide) => number | null,
): [SaidOfRide, ...SaidOfRide[]] | null {
  const said = (told ?? []).flatMap((ride): SaidOfRide[] => {
    const value = valueIn(ride);
    return value === null ? [] : [{ ride, value }];
  });
  const [newest, ...others] = said.slice(0, times);
  if (newest === undefined || others.length < times - 1) return null;
  const { startedAt, offsetMinutes } = newest.ride;
  return daysBetween(localDay(startedAt, offsetMinutes), today) > LATEST_DAYS ? null : [newest, ...others];
}

const findingOf = ([newest]: [SaidOfRide, ...SaidOfRide[]], reason: string, excess: number): Finding => ({
  reason,
  excess,
  evidence: {
    place: { at: "ride", rideId: newest.ride.rideId },
    label: "The last ride",
    key: `ride ${newest.ride.rideId}`,
  },
});

const inSentence = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

const inARow = (times: number) => (times === 1 ? "on the last ride" : `on ${times} rides in a row`);

const meanOf = (said: readonly SaidOfRide[]) => said.reduce((sum, { value }) => sum + value, 0) / said.length;
