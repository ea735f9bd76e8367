import { z } from "zod";
import { startOfDay } from "@/core/local-day";
import type { WantedShare } from "./data/shares";

const DAY_MS = 86_400_000;

/** A link that outlives this is forgotten. */
const MOST_DAYS = 731;

const Form = z.object({
  map: z.literal("on").optional(),
  heartRate: z.literal("on").optional(),
  until: z.enum(["1", "7", "30", "365", "date"]),
  date: z.string(),
  /** The browser's clock, in minutes east of UTC. */
  offset: z.coerce.number().int().min(-840).max(840).catch(0),
});

export type ShareForm = { ok: true; wanted: WantedShare } | { ok: false; problems: Record<string, string> };

/** Reads the form in which a rider makes a link: what it shows, and until when. A date is that day's end by their clock. */
export function parseShareForm(typed: Record<string, unknown>, now: Date): ShareForm {
  const read = Form.safeParse(typed);
  if (!read.success) return { ok: false, problems: { until: "Please choose one of these." } };
  const { until, date, offset, map, heartRate } = read.data;
  const end = until === "date" ? startOfDay(date, offset) + DAY_MS - 1000 : now.getTime() + Number(until) * DAY_MS;
  if (Number.isNaN(end)) return { ok: false, problems: { date: "Please choose a day." } };
  if (end <= now.getTime()) return { ok: false, problems: { date: "This day is over already." } };
  if (end > now.getTime() + MOST_DAYS * DAY_MS)
    return { ok: false, problems: { date: "At most two years ahead, please." } };
  return {
    ok: true,
    wanted: { withMap: map === "on", withHeartRate: heartRate === "on", expiresAt: new Date(end) },
  };
}
