import { z } from "zod";
import type { Consent } from "@/core/coaching";
import { startOfDay } from "@/core/local-day";
import { Email } from "./accounts/credentials";

const DAY_MS = 86_400_000;
/** Nobody rode with a computer before. */
const FIRST_DAY = Date.UTC(1980, 0, 1);
/** Whoever means for ever leaves the end open. */
const MOST_YEARS = 10;

const tick = z
  .literal("on")
  .optional()
  .transform((ticked) => ticked === "on");

/** Of a browser's clock on that day, in minutes east of UTC. */
const offset = z.coerce.number().int().min(-840).max(840).catch(0);

const Ticks = z.object({
  withMap: tick,
  withHeartRate: tick,
  withWeight: tick,
  withNotes: tick,
  withHealth: tick,
  withCycle: tick,
  mayCompare: tick,
});

const Form = Ticks.extend({
  since: z.enum(["all", "day"]),
  sinceDay: z.string().catch(""),
  sinceOffset: offset,
  until: z.enum(["open", "day"]),
  untilDay: z.string().catch(""),
  untilOffset: offset,
});

export type ConsentForm = { ok: true; consent: Consent } | { ok: false; problems: Record<string, string> };

/** Reads the form in which an athlete says what a coach sees. Days begin and end by the athlete's clock. */
export function parseConsentForm(typed: Record<string, unknown>, now: Date): ConsentForm {
  const read = Form.safeParse(typed);
  if (!read.success) {
    const [field = "since"] = read.error.issues.map(({ path }) => String(path[0]));
    return refused(field, "Please choose one of these.");
  }
  const { since, sinceDay, sinceOffset, until, untilDay, untilOffset, ...ticks } = read.data;
  const first = since === "all" ? null : startOfDay(sinceDay, sinceOffset);
  const last = until === "open" ? null : startOfDay(untilDay, untilOffset) + DAY_MS - 1000;
  if (first !== null) {
    if (Number.isNaN(first)) return refused("sinceDay", "Please choose a day.");
    if (first < FIRST_DAY || first > yearsFrom(now)) return refused("sinceDay", "Please choose a day nearer to today.");
  }
  if (last !== null) {
    if (Number.isNaN(last)) return refused("untilDay", "Please choose a day.");
    if (last <= now.getTime()) return refused("untilDay", "This day is over already. To stop now, end the coaching.");
    if (last > yearsFrom(now))
      return refused("untilDay", "At most ten years ahead, please. Or leave the end open: you can end it any time.");
  }
  if (first !== null && last !== null && first > last)
    return refused(
      "untilDay",
      "This ends before the first ride that they would see. One of the two days has to change.",
    );
  const toDate = (ms: number | null) => (ms === null ? null : new Date(ms));
  return { ok: true, consent: { ...ticks, since: toDate(first), until: toDate(last) } };
}

const Address = z.object({ email: z.union([z.literal("").transform(() => null), Email]) });

export type AddressForm = { ok: true; email: string | null } | { ok: false; problems: Record<string, string> };

/** Reads for whom an invitation is: one address, or whoever has the link. */
export function parseAddressForm(typed: Record<string, unknown>): AddressForm {
  const email = typeof typed.email === "string" ? typed.email.trim() : "";
  const read = Address.safeParse({ email });
  if (read.success) return { ok: true, email: read.data.email };
  return refused("email", "That does not look like an e-mail address. Leave it empty to have a link for anybody.");
}

const refused = (field: string, problem: string) => ({ ok: false as const, problems: { [field]: problem } });

const yearsFrom = (now: Date) => now.getTime() + MOST_YEARS * 365.25 * DAY_MS;
