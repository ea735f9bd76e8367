import type { Consent } from "./coaching";
import type { EffortId, SourceId } from "./ids";
import type { FigureName, KnownFigures, OwnEffort, Ride, RideRepair, RideSource, RideSummary } from "./ride";
import { NO_WORDS, type RideWords } from "./ride-words";
import { isSeen, type Seeing, seenAnalysis, seenFigures, seenLap, seenNumbers } from "./seen-numbers";
import type { Span } from "./span";

/*
 * What a coach may see of a ride, as their athlete agreed to it. Written out field by field, as seen-numbers.ts is; what those
 * see who have a link is in shared-ride.ts.
 *
 * Never seen, whatever was agreed to: where the recordings came from and what happened to them, what was cut off, and other
 * rides by way of this one.
 */

/** A ride of a list as a coach sees it. */
export function seenSummary(ride: RideSummary, seeing: Seeing): RideSummary {
  const numbers = seenNumbers(ride, seeing);
  return {
    ...numbers,
    id: ride.id,
    riderId: ride.riderId,
    version: ride.version,
    title: ride.title,
    startedAt: ride.startedAt,
    offsetMinutes: ride.offsetMinutes,
    isIndoor: ride.isIndoor,
    isPending: ride.isPending,
    sketch: ride.sketch,
    isLoadEstimated: ride.isLoadEstimated && (numbers.load ?? numbers.heartRateLoad) !== null,
  };
}

/** A ride as a coach sees it. */
export const seenRide = (ride: Ride, seeing: Seeing & Pick<Consent, "since">): Ride => ({
  ...seenSummary(ride, seeing),
  channelNames: ride.channelNames.filter((name) => isSeen(name, seeing)),
  laps: ride.laps.map((lap) => seenLap(lap, seeing)),
  pauses: ride.pauses.map(({ start, end }) => ({ start, end })),
  device: ride.device,
  receivedAt: ride.receivedAt,
  // They name files, and readings of channels that may not be seen.
  remarks: [],
  known: seenKnown(ride.known, seeing),
  analysis: seenAnalysis(ride.analysis, seeing),
  sources: seenSources(ride),
  repairs: seenRepairs(ride, seeing),
  words: seenWords(ride.words, seeing),
  crop: null,
  ownEfforts: ride.ownEfforts.map((effort, index) => seenOwnEffort(effort, index, ride, seeing)),
});

/**
 * What it was reckoned with. Where a coach sees rides from a day on, nothing of what was estimated but that it was: by which
 * rides is not kept, and it may have been by those before that day.
 */
function seenKnown(known: KnownFigures, seeing: Seeing & Pick<Consent, "since">): KnownFigures {
  const { figures, origins } = seenFigures(known, seeing);
  if (seeing.since === null) return { figures, origins };
  const estimated = (Object.keys(origins) as FigureName[]).filter((name) => origins[name]?.is === "estimated");
  const [noValues, noWays] = [Object.fromEntries(estimated.map((name) => [name, null])), { ...origins }];
  for (const name of estimated) noWays[name] = { is: "estimated", how: UNSEEN_HOW };
  return { figures: { ...figures, ...noValues }, origins: noWays };
}

const UNSEEN_HOW = "by rides of which you do not see all";

/** What kind of ride it was, and of the rest what the rider agreed to. The title is the ride's. */
const seenWords = ({ notes, effort, feeling, tags, type }: RideWords, { withNotes }: Seeing): RideWords =>
  withNotes ? { title: null, notes, effort, feeling, tags, type } : { ...NO_WORDS, type };

/**
 * Where it lies within what is shown: what reaches beyond would tell what was cut off.
 *
 * @param index of its ride, by which it is known: the rider's own id of it is for changing it
 */
export function seenOwnEffort(
  effort: OwnEffort,
  index: number,
  { elapsedSeconds }: Ride,
  { withNotes }: Pick<Seeing, "withNotes">,
): OwnEffort {
  const within = ({ start, end }: Span): Span => ({ start: Math.max(0, start), end: Math.min(elapsedSeconds, end) });
  return {
    ...within(effort),
    id: String(index) as EffortId,
    name: withNotes ? effort.name : null,
    replaces: effort.replaces && within(effort.replaces),
    isHidden: effort.isHidden,
  };
}

/** Nothing of ours can be looked up by it. */
const NAMELESS = "";

/** That not all of it could be read, and nothing else. */
export const seenSources = (ride: Ride): RideSource[] =>
  ride.sources.some(({ isIncomplete }) => isIncomplete) ? [damagedSource(ride)] : [];

const damagedSource = ({ startedAt, elapsedSeconds }: Ride): RideSource => ({
  id: NAMELESS as SourceId,
  kind: "file",
  from: NAMELESS,
  format: null,
  device: null,
  receivedAt: startedAt,
  startedAt,
  elapsedSeconds,
  isIncomplete: true,
  isApart: false,
  channelsUsed: [],
  channelNames: [],
  fileId: null,
  askedAt: null,
  askAnswer: null,
  canBeAsked: false,
  sentAt: startedAt,
});

/** What of the recording is left out: the cards of figures tell it. */
export const seenRepairs = (ride: Ride, seeing: Pick<Seeing, "withMap" | "withHeartRate">): RideRepair[] =>
  ride.repairs.filter(({ channel }) => isSeen(channel, seeing)).map(seenRepair);

const seenRepair = (repair: RideRepair): RideRepair => ({
  kind: repair.kind,
  channel: repair.channel,
  // They are seconds of the whole recording, and would tell where a ride that was cropped began.
  spans: [],
  readings: repair.readings,
  sourceId: NAMELESS as SourceId,
  isUndone: repair.isUndone,
});
