import { cleanText } from "@/core/clean-text";
import { DamagedFile, NotAnActivity, type OtherActivity, type ToldActivities, type ToldRide } from "../told-activity";
import { decodeFit, type FitFault, type FitPart } from "./decode";
import { deviceOf, factsOf } from "./facts";
import type { FitMessage } from "./messages";
import {
  ACTIVITY,
  FILE_ID,
  LAP,
  MESSAGE,
  numberIn,
  positiveIn,
  SESSION,
  SPORT,
  textIn,
  WANTED,
  WORKOUT,
} from "./profile";
import { extrasOf, readingsOf } from "./readings";
import { toldBySession } from "./session";
import { fitSport } from "./sport";
import { isOfSetClock, unixMs } from "./time";
import { timerEvents, timersAt } from "./timer";

const ACTIVITY_FILE = 4;

/** What the other kinds of FIT files are. */
const FILES = new Map([
  [1, "the settings of a device, not a ride"],
  [2, "the settings of a device, not a ride"],
  [3, "the settings of a sport, not a ride"],
  [5, "a workout plan, not a ride"],
  [6, "a planned route, not a ride"],
  [7, "a training plan, not a ride"],
  [9, "body weights, not a ride"],
  [10, "a device's totals, not a ride"],
  [11, "a goal, not a ride"],
  [14, "blood pressures, not a ride"],
  [15, "steps and heart rates of a day, not a ride"],
  [28, "steps and heart rates of a day, not a ride"],
  [32, "steps and heart rates of a day, not a ride"],
  [34, "a segment, not a ride"],
  [35, "a list of segments, not a ride"],
]);

const REMARKS: Record<FitFault, string> = {
  "cut-short": "The file ends too early. We read what is there.",
  "never-finished": "The recording was never finished. We read what is there.",
  "check-sum": "The file was damaged on its way: its check sum is wrong. Some of what we read may be wrong.",
  unreadable: "Not all of the file can be read. We read what comes before the damage.",
};

/**
 * The activities of a FIT file: a ride for each session that was ridden, also where several files were put one behind
 * the other.
 *
 * @throws DamagedFile when nothing can be read
 * @throws NotAnActivity when it is a whole file of another kind
 */
export function readFit(bytes: Uint8Array): ToldActivities {
  const parts = decodeFit(bytes, WANTED);
  const faults = [...new Set(parts.flatMap((part) => part.faults))];
  const found = parts.filter(isActivity).map(activitiesOf);
  const rides = found.flatMap((one) => one.rides);
  const others = found.flatMap((one) => one.others);
  if (rides.length === 0 && faults.length > 0) throw new DamagedFile(whatIsLeft(others));
  if (rides.length === 0 && others.length === 0) throw new NotAnActivity(kindOf(parts));
  const remarks = faults.map((fault) => REMARKS[fault]);
  return {
    rides: rides.map((ride) => ({
      ...ride,
      remarks: [...remarks, ...ride.remarks],
      isIncomplete: faults.length > 0,
    })),
    others,
  };
}

const fileType = ({ messages }: FitPart) =>
  numberIn(
    messages.find(({ number }) => number === MESSAGE.fileId),
    FILE_ID.type,
  );

/** A kind that we do not know is looked into: some devices write their own numbers. */
const isActivity = (part: FitPart) => {
  const type = fileType(part);
  return type === null || type === ACTIVITY_FILE || !FILES.has(type);
};

const whatIsLeft = (others: readonly OtherActivity[]) =>
  others.length > 0
    ? `This file is damaged. What can be read of it is ${others.map(({ what }) => what).join(" and ")}.`
    : "This file is damaged: nothing of a ride can be read.";

function kindOf(parts: readonly FitPart[]): string {
  const types = parts.map(fileType).flatMap((type) => (type === null ? [] : [FILES.get(type)]));
  return types.find((words) => words !== undefined) ?? "a file in which nothing was recorded";
}

/** The messages of one session: those that tell of a time by it, the others all. */
interface Session {
  part: FitPart;
  session: FitMessage | undefined;
  records: FitMessage[];
  laps: FitMessage[];
}

function activitiesOf(part: FitPart): ToldActivities {
  const told: ToldActivities = { rides: [], others: [] };
  for (const one of sessionsOf(part)) {
    const sport = sportOf(one);
    if (!sport.isRide) {
      if (sport.noun !== null) told.others.push({ what: withDistance(sport.noun, one.session) });
      continue;
    }
    const ride = rideOf(one, sport);
    if (ride) told.rides.push(ride);
  }
  return told;
}

function sessionsOf(part: FitPart): Session[] {
  const of = (number: number) => part.messages.filter((message) => message.number === number);
  const records = of(MESSAGE.record).filter(({ timestamp }) => timestamp !== null);
  const startOf = (session: FitMessage) => numberIn(session, SESSION.startTime) ?? 0;
  const sessions = of(MESSAGE.session).toSorted((one, other) => startOf(one) - startOf(other));
  if (sessions.length < 2) return [{ part, session: sessions[0], records, laps: of(MESSAGE.lap) }];
  return sessions.map((session, index) => {
    const next = sessions[index + 1];
    const from = index === 0 ? Number.NEGATIVE_INFINITY : startOf(session);
    const isOwn = (time: number | null) => time !== null && time >= from && (!next || time < startOf(next));
    return {
      part,
      session,
      records: records.filter(({ timestamp }) => isOwn(timestamp)),
      laps: of(MESSAGE.lap).filter((lap) => isOwn(numberIn(lap, LAP.startTime))),
    };
  });
}

/** By the session; a recording that never came to its session says it in other places. */
function sportOf({ part, session, laps }: Session) {
  const told = part.messages.find(({ number }) => number === MESSAGE.sport);
  const sport = numberIn(session, SESSION.sport) ?? numberIn(told, SPORT.sport) ?? numberIn(laps[0], LAP.sport);
  const subSport =
    numberIn(session, SESSION.subSport) ?? numberIn(told, SPORT.subSport) ?? numberIn(laps[0], LAP.subSport);
  return fitSport(sport, subSport);
}

function withDistance(noun: string, session: FitMessage | undefined): string {
  const meters = positiveIn(session, SESSION.distance);
  return meters === null ? noun : `${noun} of ${(meters / 1000).toFixed(1)} km`;
}

/** @returns null when nothing tells of any time */
function rideOf(one: Session, sport: { activityType: number; isIndoor: boolean }): ToldRide | null {
  const { part, session, records, laps } = one;
  const at = Float64Array.from(records, ({ timestamp }) => unixMs(timestamp) ?? Number.NaN);
  const startedAt = unixMs(numberIn(session, SESSION.startTime)) ?? at[0];
  if (startedAt === undefined) return null;
  const elapsedSeconds = positiveIn(session, SESSION.elapsed);
  const facts = factsOf(part.messages, session);
  const [fileId, workout] = [MESSAGE.fileId, MESSAGE.workout].map((wanted) =>
    part.messages.find(({ number }) => number === wanted),
  );
  return {
    ...sport,
    title: cleanText(textIn(workout, WORKOUT.name)),
    device: deviceOf(fileId, facts.devices),
    startedAt,
    endedAt: elapsedSeconds === null ? Math.max(startedAt, at.at(-1) ?? startedAt) : startedAt + elapsedSeconds * 1000,
    offsetMinutes: offsetOf(part.messages.find(({ number }) => number === MESSAGE.activity)),
    readings: { at, columns: readingsOf(records), timers: timersAt(at, startedAt, timerEvents(part.messages)) },
    extras: extrasOf(records, part.appFields),
    laps: laps.flatMap(lapOf),
    ...toldBySession(session, records),
    facts,
    remarks: isOfSetClock(at.at(-1) ?? startedAt) ? [] : ["The clock of your device was never set. The date is wrong."],
    isIncomplete: false,
  };
}

/** The farthest from UTC that a place is. */
const MOST_OFFSET_MINUTES = 14 * 60;
const OFFSET_STEP_MINUTES = 15;

/** East of UTC in minutes, by the two clocks that an activity message tells; null when they cannot be those of a place. */
function offsetOf(activity: FitMessage | undefined): number | null {
  const local = activity ? numberIn(activity, ACTIVITY.localTimestamp) : null;
  if (!activity || local === null || activity.timestamp === null) return null;
  const minutes = Math.round((local - activity.timestamp) / 60 / OFFSET_STEP_MINUTES) * OFFSET_STEP_MINUTES;
  // Adding 0 turns −0 into 0.
  return Math.abs(minutes) <= MOST_OFFSET_MINUTES ? minutes + 0 : null;
}

const TRIGGERS = [
  "manual",
  "time",
  "distance",
  "position",
  "position",
  "position",
  "position",
  "session end",
  "trainer",
];

function lapOf(lap: FitMessage) {
  const start = unixMs(numberIn(lap, LAP.startTime));
  if (start === null) return [];
  const elapsed = positiveIn(lap, LAP.elapsed);
  const trigger = TRIGGERS[numberIn(lap, LAP.trigger) ?? -1] ?? null;
  return [{ start, end: elapsed === null ? unixMs(lap.timestamp) : start + elapsed * 1000, trigger }];
}
