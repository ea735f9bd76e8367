import { CHANNEL_NAMES, type Channel, type ChannelName } from "./channel";
import { clockDifference } from "./clock-difference";
import { fillHoles } from "./holes";
import type { SourceId } from "./ids";
import { zerosAllTheWay } from "./impossible-readings";
import { joinPlaced, type PlacedRide } from "./join-placed";
import type { RecordedRide } from "./ride";
import { comparable } from "./side-by-side";
import type { Span } from "./span";

/** One recording of a ride. */
export interface JoinSource {
  id: SourceId;
  kind: "terra" | "file";
  recorded: RecordedRide;
}

/** What several recordings make together. */
export interface JoinedRide {
  recorded: RecordedRide;
  /** The channels that are from each source; "position" is the track. */
  channelsOf: Map<SourceId, string[]>;
}

/**
 * Several recordings of one ride as one: each channel from the source that has more of it, on the clock of the one that
 * recorded most. A single recording is itself.
 */
export function joinRides(sources: readonly JoinSource[]): JoinedRide {
  const [first] = inOrder(sources);
  if (first === undefined) throw new Error("A ride has at least one source");
  const placed = inOrder(sources).map((source) => placeBeside(first, source));
  const channelsOf = choose(placed);
  return { recorded: sources.length === 1 ? first.recorded : joinPlaced(placed, channelsOf), channelsOf };
}

const COLUMN_NAMES = [...CHANNEL_NAMES, "position"] as const;
type ColumnName = ChannelName | "position";

interface Placed extends JoinSource, PlacedRide {}

/** The one that recorded the most channels first; of two alike a file, as it holds more than what comes over Terra. */
function inOrder(sources: readonly JoinSource[]): JoinSource[] {
  const rank = ({ kind, recorded }: JoinSource) => 2 * channelsWorth(recorded) + (kind === "file" ? 1 : 0);
  return sources.toSorted((one, other) => rank(other) - rank(one));
}

/** How many whole channels all that was recorded comes to. */
function channelsWorth(recorded: RecordedRide): number {
  const span = { start: 0, end: recorded.elapsedSeconds };
  const shares = COLUMN_NAMES.map((name) => coverage(columnOf(recorded, name), recorded.pauses, span).covered);
  return Math.round(shares.reduce((sum, share) => sum + share, 0));
}

function placeBeside(first: JoinSource, source: JoinSource): Placed {
  if (source === first) return { ...source, at: 0 };
  const seconds = ({ recorded }: JoinSource) => Math.floor(recorded.startedAt.getTime() / 1000);
  const difference = clockDifference(comparable(first.recorded), comparable(source.recorded));
  return { ...source, at: seconds(source) - seconds(first) + difference };
}

const columnOf = ({ channels, track }: RecordedRide, name: ColumnName): Channel | null =>
  name === "position" ? track && Float32Array.from(track.latitude) : (channels[name] ?? null);

interface Coverage {
  /** Of the seconds ridden, the share that has a value, short holes filled. */
  covered: number;
  /** Of these, the share that was recorded: 1 for a value every second. */
  recorded: number;
}

function coverage(column: Channel | null, pauses: readonly Span[], { start, end }: Span): Coverage {
  if (column === null) return { covered: 0, recorded: 0 };
  const isPaused = new Uint8Array(end - start);
  for (const pause of pauses) isPaused.fill(1, Math.max(pause.start - start, 0), Math.max(pause.end - start, 0));
  const filled = fillHoles(column, pauses);
  let [covered, recorded] = [0, 0];
  for (let second = Math.max(start, 0); second < Math.min(end, column.length); second++) {
    if (isPaused[second - start] || Number.isNaN(filled[second] ?? Number.NaN)) continue;
    covered++;
    if (!Number.isNaN(column[second] ?? Number.NaN)) recorded++;
  }
  const ridden = isPaused.reduce((sum, paused) => sum + 1 - paused, 0);
  return { covered: covered / Math.max(ridden, 1), recorded: recorded / Math.max(covered, 1) };
}

/** So much more of a channel is better; less is a start or an end a few seconds apart. */
const LEAST_MORE = 0.02;

/** From here on a recording counts as one of every second. */
const EVERY_SECOND = 0.9;

function choose(placed: readonly Placed[]): Map<SourceId, string[]> {
  const channelsOf = new Map(placed.map(({ id }): [SourceId, string[]] => [id, []]));
  const byWay = better(placed, "distance");
  for (const name of COLUMN_NAMES) {
    // Speed and distance are one measurement: where they are from two wheels they contradict each other.
    const source = name === "speed" && byWay && isRival(placed, name, byWay) ? byWay : better(placed, name);
    if (source) channelsOf.get(source.id)?.push(name);
  }
  return channelsOf;
}

/** The source that has most of a channel; of those that have as much one that recorded every second, or the first. */
function better(placed: readonly Placed[], name: ColumnName): Placed | null {
  const rivals = rivalsFor(placed, name);
  const fine = rivals.find(({ recorded }) => recorded >= EVERY_SECOND);
  return (fine ?? rivals[0])?.source ?? null;
}

const isRival = (placed: readonly Placed[], name: ColumnName, wanted: Placed) =>
  rivalsFor(placed, name).some(({ source }) => source === wanted);

function rivalsFor(placed: readonly Placed[], name: ColumnName): (Coverage & { source: Placed })[] {
  const found = placed.flatMap((source) => {
    const column = columnOf(source.recorded, name);
    return column ? [{ source, column, ...coverageOnFirst(source, column, placed[0] ?? source) }] : [];
  });
  // A sensor that was not there says 0 all the way, and has it of every second.
  const alive = found.filter(({ column }) => zerosAllTheWay(column).length === 0);
  const candidates = alive.length > 0 ? alive : found;
  const most = Math.max(...candidates.map(({ covered }) => covered));
  return candidates.filter(({ covered }) => covered >= most - LEAST_MORE);
}

/** Of the seconds of the first source's ride, told on the source's own clock. */
function coverageOnFirst({ at }: Placed, column: Channel, { recorded }: Placed): Coverage {
  const own = ({ start, end }: Span): Span => ({ start: start - at, end: end - at });
  return coverage(column, recorded.pauses.map(own), own({ start: 0, end: recorded.elapsedSeconds }));
}
