import { cleanText } from "@/core/clean-text";
import { type Moment, parseMoment } from "@/core/moment";
import { NO_FACTS } from "@/core/source-ride";
import { addPoint, emptyTable, numberOf, type PointTable, toReadings } from "../point-table";
import { kindOfRide, otherSport } from "../sport-word";
import {
  type Column,
  DamagedFile,
  NotAnActivity,
  type ToldActivities,
  type ToldLap,
  type ToldRide,
} from "../told-activity";
import { type Attributes, readXml } from "../xml/read-xml";
import { remarksOnXml } from "../xml/remarks";

/** Where a number of a point stands: in the element of this name, in an element of that name. */
const COLUMNS = new Map<string, Column>([
  ["Position/LatitudeDegrees", "latitude"],
  ["Position/LongitudeDegrees", "longitude"],
  ["Trackpoint/AltitudeMeters", "elevation"],
  ["Trackpoint/DistanceMeters", "distance"],
  ["HeartRateBpm/Value", "heart-rate"],
  ["Trackpoint/Cadence", "cadence"],
  ["TPX/Speed", "speed"],
  ["TPX/Watts", "power"],
]);

interface TcxActivity {
  sport: string | null;
  device: string | null;
  offsetMinutes: number | null;
  table: PointTable;
  laps: TcxLap[];
}

interface TcxLap {
  start: number | null;
  trigger: string | null;
  timerSeconds: number;
  distanceMeters: number;
  energyKilocalories: number;
}

/** What was seen so far. */
interface Seen {
  activities: TcxActivity[];
  /** A course, or the workouts of a plan. */
  plan: string | null;
  /** Of the point that is open. */
  values: Map<Column, number>;
  time: Moment | null;
}

/**
 * The activities of a TCX file.
 *
 * @throws NotAnActivity when it holds a plan alone
 * @throws DamagedFile when nothing can be read
 * @see https://www8.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd
 */
export function readTcx(bytes: Uint8Array): ToldActivities {
  const seen: Seen = { activities: [], plan: null, values: new Map(), time: null };
  const faults = readXml(bytes, {
    opened: (name, attributes) => opened(seen, name, attributes),
    closed: (name, text, parents) => closed(seen, name, text, parents),
  });
  const others = seen.activities.flatMap((activity) => otherSport(activity.sport) ?? []);
  const rides = seen.activities.filter(({ sport }) => otherSport(sport) === null).flatMap((one) => toldRide(one) ?? []);
  if (rides.length === 0 && faults.size > 0) {
    throw new DamagedFile("This file is damaged: nothing of a ride can be read.");
  }
  if (rides.length === 0 && others.length === 0) {
    throw new NotAnActivity(seen.plan ?? "a file in which nothing was recorded");
  }
  const isIncomplete = faults.size > 0;
  return {
    rides: rides.map((ride) => ({ ...ride, remarks: remarksOnXml(faults), isIncomplete })),
    others: others.map((what) => ({ what })),
  };
}

const PLANS = new Map([
  ["Course", "a planned route, not a ride"],
  ["Workout", "a workout plan, not a ride"],
]);

function opened(seen: Seen, name: string, attributes: Attributes): void {
  const activity = seen.activities.at(-1);
  if (name === "Activity") {
    const sport = cleanText(attributes.Sport);
    seen.activities.push({ sport, device: null, offsetMinutes: null, table: emptyTable(), laps: [] });
  } else if (name === "Lap" && activity) {
    const start = parseMoment(attributes.StartTime)?.at ?? null;
    activity.laps.push({ start, trigger: null, timerSeconds: 0, distanceMeters: 0, energyKilocalories: 0 });
  } else if (name === "Trackpoint") {
    seen.time = null;
    seen.values = new Map();
  }
  seen.plan ??= PLANS.get(name) ?? null;
}

function closed(seen: Seen, name: string, text: string, parents: readonly string[]): void {
  const activity = seen.activities.at(-1);
  if (!activity || !parents.includes("Activity")) return;
  const parent = parents.at(-1);
  if (name === "Trackpoint") closePoint(seen, activity);
  else if (parents.includes("Trackpoint")) {
    if (name === "Time" && parent === "Trackpoint") seen.time = parseMoment(text);
    const column = COLUMNS.get(`${parent}/${name}`);
    const value = numberOf(text);
    if (column && value !== null) seen.values.set(column, value);
  } else if (parent === "Lap") closeLapField(activity.laps.at(-1), name, text);
  else if (parent === "Creator" && name === "Name") activity.device = cleanText(text);
}

function closePoint({ time, values }: Seen, activity: TcxActivity): void {
  if (!time) return;
  activity.offsetMinutes ??= time.offsetMinutes;
  addPoint(activity.table, time.at, values);
}

function closeLapField(lap: TcxLap | undefined, name: string, text: string): void {
  if (!lap) return;
  const value = Math.max(numberOf(text) ?? 0, 0);
  if (name === "TotalTimeSeconds") lap.timerSeconds = value;
  else if (name === "DistanceMeters") lap.distanceMeters = value;
  else if (name === "Calories") lap.energyKilocalories = value;
  else if (name === "TriggerMethod") lap.trigger = cleanText(text)?.toLowerCase() ?? null;
}

/** @returns null when nothing tells of any time */
function toldRide({ sport, device, offsetMinutes, table, laps }: TcxActivity): ToldRide | null {
  const readings = toReadings([table]);
  const timerSeconds = sum(laps, ({ timerSeconds: seconds }) => seconds);
  const startedAt = laps.find(({ start }) => start !== null)?.start ?? readings.at[0];
  if (startedAt === undefined || startedAt === null) return null;
  return {
    ...kindOfRide(sport),
    title: null,
    device,
    startedAt,
    endedAt: readings.at.at(-1) ?? startedAt + (timerSeconds ?? 0) * 1000,
    // Zulu says nothing of where the rider was.
    offsetMinutes: offsetMinutes || null,
    readings,
    extras: [],
    laps: laps.flatMap(toldLap),
    whole: {
      timerSeconds: timerSeconds === null ? null : Math.round(timerSeconds),
      distanceMeters: sum(laps, ({ distanceMeters }) => distanceMeters),
      energyKilocalories: sum(laps, ({ energyKilocalories }) => energyKilocalories),
    },
    numbers: {},
    facts: NO_FACTS,
    remarks: [],
    isIncomplete: false,
  };
}

/** The laps' total of something; null when none of them says anything of it. */
function sum(laps: readonly TcxLap[], of: (lap: TcxLap) => number): number | null {
  const total = laps.reduce((so, lap) => so + of(lap), 0);
  return total > 0 ? total : null;
}

/** The seconds that a lap tells are those of the timer, so it ends where the next begins. */
const toldLap = ({ start, trigger }: TcxLap): ToldLap[] => (start === null ? [] : [{ start, end: null, trigger }]);
