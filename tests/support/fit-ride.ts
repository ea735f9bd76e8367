import { readFileSync } from "node:fs";
import { Decoder, Stream } from "@garmin/fitsdk";
import { z } from "zod";
import { type AlignedRide, alignRide, type Series } from "@/core/align";
import { CHANNEL_NAMES, type ChannelName } from "@/core/channel";
import type { RecordedRide } from "@/core/ride";

const Reading = z.number().optional().catch(undefined);
const Fit = z.object({
  sessionMesgs: z
    .array(z.object({ startTime: z.date(), totalElapsedTime: z.number(), totalTimerTime: z.number() }))
    .min(1),
  recordMesgs: z.array(
    z.object({
      timestamp: z.date(),
      power: Reading,
      heartRate: Reading,
      enhancedSpeed: Reading,
      cadence: Reading,
      enhancedAltitude: Reading,
      temperature: Reading,
      distance: Reading,
      positionLat: Reading,
      positionLong: Reading,
      leftRightBalance: z.coerce.number().optional().catch(undefined),
    }),
  ),
});
type FitRecord = z.infer<typeof Fit>["recordMesgs"][number];

const READING: Record<ChannelName, (record: FitRecord) => number | undefined> = {
  power: ({ power }) => power,
  "heart-rate": ({ heartRate }) => heartRate,
  speed: ({ enhancedSpeed }) => enhancedSpeed,
  cadence: ({ cadence }) => cadence,
  elevation: ({ enhancedAltitude }) => enhancedAltitude,
  temperature: ({ temperature }) => temperature,
  balance: ({ leftRightBalance }) => leftShare(leftRightBalance),
  distance: ({ distance }) => distance,
};

/** With the top bit the rest is the right leg's share in %; without it nobody said which leg it is of. */
const leftShare = (told: number | undefined) => (told !== undefined && told >= 0x80 ? 100 - (told & 0x7f) : undefined);

/** A FIT position is a 2³¹th of half the globe. */
const DEGREES = 180 / 2 ** 31;

/** A ride as Garmin's own decoder reads it from a FIT file, by records alone: for comparing the core with other programs. */
export function readFitRide(path: string): RecordedRide & { aligned: AlignedRide } {
  const messages = new Decoder(Stream.fromBuffer(readFileSync(path))).read().messages;
  const { sessionMesgs, recordMesgs } = Fit.parse(messages);
  const at = Float64Array.from(recordMesgs, ({ timestamp }) => timestamp.getTime());
  const column = (read: (record: FitRecord) => number | undefined) =>
    Float64Array.from(recordMesgs, (record) => read(record) ?? Number.NaN);
  const series: Partial<Record<ChannelName, Series>> = {};
  for (const name of CHANNEL_NAMES) series[name] = { at, values: column(READING[name]) };

  const startedAt = sessionMesgs[0]?.startTime ?? new Date(Number.NaN);
  const sum = (field: "totalElapsedTime" | "totalTimerTime") =>
    sessionMesgs.reduce((total, session) => total + session[field], 0);
  const aligned = alignRide({
    startedAt: startedAt.getTime(),
    endedAt: startedAt.getTime() + sum("totalElapsedTime") * 1000,
    series,
    positions: {
      at,
      latitude: column(({ positionLat = Number.NaN }) => positionLat * DEGREES),
      longitude: column(({ positionLong = Number.NaN }) => positionLong * DEGREES),
    },
  });
  return {
    ...aligned,
    aligned,
    startedAt,
    offsetMinutes: null,
    laps: [],
    told: { timerSeconds: sum("totalTimerTime"), distanceMeters: null, energyKilocalories: null },
    isIndoor: false,
  };
}
