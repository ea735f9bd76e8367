import { createHash } from "node:crypto";
import { z } from "zod";
import { alignRide, type Recording } from "@/core/align";
import type { ChannelName } from "@/core/channel";
import { cleanText } from "@/core/clean-text";
import { defaultTitle } from "@/core/default-title";
import { deviceName } from "@/core/device-name";
import { parseMoment } from "@/core/moment";
import type { RecordedLap, RecordedRide } from "@/core/ride";
import { NO_FACTS, type SourceRide } from "@/core/source-ride";
import { Activity, maybeText } from "./activity";
import { activityTypeOf, isIndoor, isRide } from "./activity-type";
import { type Range, readPositions, readSeries } from "./samples";
import { positive, toldNumbers } from "./told-numbers";

/** A ride as one of Terra's activities tells it. */
export interface TerraRide extends SourceRide {
  /** More of it is to come. */
  isPending: boolean;
  isDeleted: boolean;
}

export type ReadActivity = { kind: "ride"; ride: TerraRide } | { kind: "other-sport"; activityType: number };

/** The parsed bones of an activity, and the clocks everything in it is told by. */
interface Read {
  activity: Activity;
  startedAt: number;
  endedAt: number;
  offsetMinutes: number | null;
}

const UPLOAD = { delete: 4, pending: 5 };

/**
 * Terra's activity as our ride: its series on one clock, its words in ours.
 *
 * @param payload one element of an activity event's `data`
 * @throws ZodError when it lacks what every activity has; ActivityWithoutTime when it tells no moment;
 *   RideTooLong when its clock cannot be right
 * @see terra-api.md, 5.1
 */
export function toRide(payload: unknown): ReadActivity {
  const activity = Activity.parse(payload);
  const activityType = activityTypeOf(activity.metadata.type);
  if (!isRide(activityType)) return { kind: "other-sport", activityType };

  const read = { activity, ...clockOf(activity) };
  const { recording, dropped } = recordingOf(read);
  const aligned = alignRide(recording);
  const { metadata } = activity;
  const recorded: RecordedRide = {
    startedAt: new Date(aligned.startedAt),
    offsetMinutes: read.offsetMinutes,
    elapsedSeconds: aligned.elapsedSeconds,
    channels: aligned.channels,
    track: aligned.track,
    pauses: aligned.pauses,
    laps: lapsOf(read, aligned.secondOf),
    told: {
      timerSeconds: timerOf(activity, aligned.elapsedSeconds),
      distanceMeters: positive(activity.distance_data?.summary?.distance_meters),
      energyKilocalories: positive(activity.calories_data?.total_burned_calories),
    },
    isIndoor: isIndoor(activityType),
  };
  return {
    kind: "ride",
    ride: {
      identity: identityOf(activity, activityType),
      title: cleanText(metadata.name) ?? defaultTitle(recorded),
      activityType,
      isPending: metadata.upload_type === UPLOAD.pending,
      isDeleted: metadata.upload_type === UPLOAD.delete,
      device: deviceName(cleanText(activity.device_data?.manufacturer), cleanText(activity.device_data?.name)),
      recorded,
      clockJumps: aligned.clockJumps,
      extras: [],
      told: toldNumbers(activity),
      remarks: remarksOn(recorded, dropped),
      isIncomplete: false,
      facts: NO_FACTS,
    },
  };
}

/** An activity tells no moment at which it began or ended. */
export class ActivityWithoutTime extends Error {
  override name = "ActivityWithoutTime";
}

function clockOf({ metadata }: Activity): Omit<Read, "activity"> {
  const start = parseMoment(metadata.start_time);
  const end = parseMoment(metadata.end_time, start?.offsetMinutes ?? 0);
  if (start === null || end === null) throw new ActivityWithoutTime("start_time or end_time is no moment");
  // Told in UTC, the offset says nothing of where the rider was.
  const offsetMinutes = metadata.timestamp_localization === 0 && start.offsetMinutes === 0 ? null : start.offsetMinutes;
  return { startedAt: start.at, endedAt: Math.max(start.at, end.at), offsetMinutes };
}

const RANGES: Record<ChannelName, Range> = {
  power: { least: 0, most: 65_534 },
  // 0 is how a lost strap is written.
  "heart-rate": { least: 1, most: 254 },
  speed: { least: 0, most: 100 },
  cadence: { least: 0, most: 254 },
  elevation: { least: -500, most: 9_000 },
  temperature: { least: -60, most: 80 },
  balance: { least: 0, most: 100 },
  distance: { least: 0, most: 5_000_000 },
};

function recordingOf({ activity, startedAt, endedAt, offsetMinutes }: Read) {
  const told: Partial<Record<ChannelName, { samples: unknown; key: string }>> = {
    power: { samples: activity.power_data?.power_samples, key: "watts" },
    "heart-rate": { samples: activity.heart_rate_data?.detailed?.hr_samples, key: "bpm" },
    speed: { samples: activity.movement_data?.speed_samples, key: "speed_meters_per_second" },
    cadence: { samples: activity.movement_data?.cadence_samples, key: "cadence_rpm" },
    elevation: { samples: activity.distance_data?.detailed?.elevation_samples, key: "elev_meters" },
    distance: { samples: activity.distance_data?.detailed?.distance_samples, key: "distance_meters" },
  };
  const series: Recording["series"] = {};
  const dropped: Partial<Record<ChannelName | "position", number>> = {};
  for (const [name, { samples, key }] of Object.entries(told)) {
    const channel = name as ChannelName;
    const read = readSeries(samples, key, RANGES[channel], offsetMinutes ?? 0);
    if (read.series) series[channel] = read.series;
    dropped[channel] = read.dropped;
  }
  const positions = readPositions(activity.position_data?.position_samples, offsetMinutes ?? 0);
  dropped.position = positions.dropped;
  return { recording: { startedAt, endedAt, series, positions: positions.series }, dropped };
}

const Lap = z.looseObject({ start_time: z.string(), end_time: maybeText, trigger_method: maybeText });

/** Laps without an end last until the next begins; those outside of the ride are none. */
function lapsOf({ activity, offsetMinutes, endedAt }: Read, secondOf: (at: number) => number): RecordedLap[] {
  const told = (activity.lap_data?.laps ?? []).flatMap((payload) => {
    const lap = Lap.safeParse(payload).data;
    const start = parseMoment(lap?.start_time, offsetMinutes ?? 0)?.at;
    const end = parseMoment(lap?.end_time, offsetMinutes ?? 0)?.at ?? null;
    return start === undefined ? [] : [{ start, end, trigger: cleanText(lap?.trigger_method) }];
  });
  told.sort((one, other) => one.start - other.start);
  return told
    .map(({ start, end, trigger }, index) => ({
      start: secondOf(start),
      end: secondOf(end ?? told[index + 1]?.start ?? endedAt),
      trigger,
    }))
    .filter(({ start, end }) => end > start);
}

/** The timer runs no longer than the ride; a figure that says so is of something else. */
function timerOf(activity: Activity, elapsedSeconds: number): number | null {
  const seconds = positive(activity.active_durations_data?.activity_seconds);
  return seconds !== null && seconds <= elapsedSeconds + 60 ? Math.round(seconds) : null;
}

/** @returns what a ride made of this activity is known by; null when it is no activity at all */
export function identityIn(payload: unknown): string | null {
  const activity = Activity.safeParse(payload).data;
  return activity ? identityOf(activity, activityTypeOf(activity.metadata.type)) : null;
}

/** Where Terra gives no id: what cannot be another ride of the same rider. */
function identityOf({ metadata }: Activity, activityType: number): string {
  if (metadata.summary_id) return metadata.summary_id;
  const identity = `${metadata.start_time} ${metadata.end_time} ${activityType}`;
  return `unnamed-${createHash("sha256").update(identity).digest("hex").slice(0, 32)}`;
}

const SPOKEN: Record<ChannelName | "position", string> = {
  power: "power",
  "heart-rate": "heart rate",
  speed: "speed",
  cadence: "cadence",
  elevation: "elevation",
  temperature: "temperature",
  balance: "balance",
  distance: "distance",
  position: "position",
};

function remarksOn(recorded: RecordedRide, dropped: Partial<Record<ChannelName | "position", number>>): string[] {
  if (Object.keys(recorded.channels).length === 0 && recorded.track === null) {
    return ["Only the totals of this ride reached us, not what was recorded second by second."];
  }
  return Object.entries(dropped)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => {
      const samples = count === 1 ? "sample" : "samples";
      return `${count} ${SPOKEN[name as ChannelName | "position"]} ${samples} outside of what is possible left out.`;
    });
}
