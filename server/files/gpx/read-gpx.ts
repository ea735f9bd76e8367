import { cleanText } from "@/core/clean-text";
import { parseMoment } from "@/core/moment";
import { NO_FACTS } from "@/core/source-ride";
import { addPoint, emptyTable, numberOf, type PointTable, toReadings } from "../point-table";
import { kindOfRide, otherSport } from "../sport-word";
import { type Column, DamagedFile, NotAnActivity, type ToldActivities, type ToldRide } from "../told-activity";
import { type Attributes, readXml } from "../xml/read-xml";
import { remarksOnXml } from "../xml/remarks";

/** Elements of a point by their names in lower case, of GPX itself and of everybody's extensions, whatever their prefix. */
const COLUMNS = new Map<string, Column>([
  ["ele", "elevation"],
  ["speed", "speed"],
  ["power", "power"],
  ["powerinwatts", "power"],
  ["watts", "power"],
  ["hr", "heart-rate"],
  ["heartrate", "heart-rate"],
  ["heartratebpm", "heart-rate"],
  ["cad", "cadence"],
  ["cadence", "cadence"],
  ["atemp", "temperature"],
  ["temp", "temperature"],
  ["temperature", "temperature"],
]);

interface GpxTrack {
  name: string | null;
  type: string | null;
  table: PointTable;
  offsetMinutes: number | null;
}

/** What was seen so far. */
interface Seen {
  creator: string | null;
  fileName: string | null;
  tracks: GpxTrack[];
  /** Points of tracks, with and without a time, and of routes. */
  points: number;
  places: number;
  /** Of the point that is open. */
  values: Map<Column, number>;
  time: { at: number; offsetMinutes: number | null } | null;
}

/**
 * The activities of a GPX file: its tracks. Distances are left to the positions.
 *
 * @throws NotAnActivity when no point has a time: then it is a route
 * @throws DamagedFile when nothing can be read
 * @see https://www.topografix.com/GPX/1/1/
 */
export function readGpx(bytes: Uint8Array): ToldActivities {
  const seen: Seen = { creator: null, fileName: null, tracks: [], points: 0, places: 0, values: new Map(), time: null };
  const faults = readXml(bytes, {
    opened: (name, attributes, parents) => opened(seen, name, attributes, parents),
    closed: (name, text, parents) => closed(seen, name, text, parents),
  });
  const tracks = joinTracks(seen.tracks.filter(({ table }) => table.at.length > 0));
  if (tracks.length === 0) {
    if (faults.size > 0) throw new DamagedFile("This file is damaged: nothing of a ride can be read.");
    throw new NotAnActivity(seen.points > 0 ? "a planned route, not a ride" : kindWithoutPoints(seen));
  }
  const others = tracks.flatMap(({ type }) => otherSport(type) ?? []);
  const rides = tracks.filter(({ type }) => otherSport(type) === null);
  if (rides.length === 0 && faults.size > 0) {
    throw new DamagedFile(`This file is damaged. What can be read of it is ${others.join(" and ")}.`);
  }
  return {
    rides: rides.map((track) => ({
      ...toldRide(track, seen),
      remarks: remarksOnXml(faults),
      isIncomplete: faults.size > 0,
    })),
    others: others.map((what) => ({ what })),
  };
}

const kindWithoutPoints = ({ places }: Seen) =>
  places > 0 ? "a list of places, not a ride" : "a file in which nothing was recorded";

function opened(seen: Seen, name: string, attributes: Attributes, parents: readonly string[]): void {
  if (name === "gpx" && parents.length === 0) seen.creator = cleanText(attributes.creator);
  else if (name === "trk") seen.tracks.push({ name: null, type: null, table: emptyTable(), offsetMinutes: null });
  else if (name === "rtept") seen.points++;
  else if (name === "wpt") seen.places++;
  else if (name === "trkpt") {
    seen.points++;
    seen.time = null;
    seen.values = new Map();
    const [latitude, longitude] = [numberOf(attributes.lat), numberOf(attributes.lon)];
    if (latitude === null || longitude === null) return;
    seen.values.set("latitude", latitude);
    seen.values.set("longitude", longitude);
  }
}

function closed(seen: Seen, name: string, text: string, parents: readonly string[]): void {
  const track = seen.tracks.at(-1);
  const parent = parents.at(-1);
  if (name === "trkpt") closePoint(seen);
  else if (parents.includes("trkpt")) {
    if (name === "time" && parent === "trkpt") seen.time = parseMoment(text);
    const column = COLUMNS.get(name.toLowerCase());
    const value = numberOf(text);
    if (column && value !== null) seen.values.set(column, value);
  } else if (parent === "trk" && track && name === "name") track.name = cleanText(text);
  else if (parent === "trk" && track && name === "type") track.type = cleanText(text);
  else if (parent === "metadata" && name === "name") seen.fileName = cleanText(text);
}

function closePoint({ tracks, time, values }: Seen): void {
  const track = tracks.at(-1);
  if (!track || !time) return;
  track.offsetMinutes ??= time.offsetMinutes;
  addPoint(track.table, time.at, values);
}

/** Some loggers begin a track after every stop. */
const LONGEST_STOP_MS = 3 * 3_600_000;

interface Joined extends GpxTrack {
  tables: PointTable[];
}

/** Tracks of one sport that follow each other within a few hours are one activity. */
function joinTracks(tracks: readonly GpxTrack[]): Joined[] {
  const joined: Joined[] = [];
  for (const track of tracks) {
    const before = joined.at(-1);
    const pause = (track.table.at[0] ?? 0) - (before?.tables.at(-1)?.at.at(-1) ?? Number.NaN);
    if (before && before.type === track.type && pause >= 0 && pause <= LONGEST_STOP_MS) before.tables.push(track.table);
    else joined.push({ ...track, tables: [track.table] });
  }
  return joined;
}

function toldRide({ name, type, tables, offsetMinutes }: Joined, { creator, fileName }: Seen): ToldRide {
  const readings = toReadings(tables);
  return {
    ...kindOfRide(type),
    title: name ?? fileName,
    device: deviceBy(creator),
    startedAt: readings.at[0] ?? 0,
    endedAt: readings.at.at(-1) ?? 0,
    // Zulu says nothing of where the rider was.
    offsetMinutes: offsetMinutes || null,
    readings,
    extras: [],
    laps: [],
    whole: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
    numbers: {},
    facts: NO_FACTS,
    remarks: [],
    isIncomplete: false,
  };
}

/** Platforms that hand on rides say their own name; the device is not known then. */
const PLATFORMS = /strava|garmin connect|komoot|ridewithgps|intervals|gpsbabel|polar flow|runkeeper|http/i;

const deviceBy = (creator: string | null) => (creator === null || PLATFORMS.test(creator) ? null : creator);
