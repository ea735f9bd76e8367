import { formatDayOfYear, formatWeekday } from "../../format";
import { providerName } from "../../provider-name";
import type { DigestConnection } from "../digest";
import { type Evidence, excessOf, rule } from "../rule";
import { daysSinceRide, usualGap } from "../standing";

const DAY_MS = 86_400_000;

/** A provider that wants its rider to sign in again. */
export const signIn = rule({
  title: "A connection wants a new sign-in",
  explanation: "No ride comes from it until the athlete has signed in there again, under Settings, Connections.",
  settings: { days: { label: "After", unit: "days", first: 0, least: 0, most: 30 } },
  find: ({ digest, now }, { days }) => {
    const broken = oldest(digest.connections.filter(({ state }) => state === "broken"));
    const since = broken && Number(now) - Number(broken.since);
    if (broken === null || since === null || since < days * DAY_MS) return null;
    return {
      reason: `${providerName(broken.provider)} wants a new sign-in since ${spokenDay(broken.since, digest.offsetMinutes, now)}`,
      excess: since / (7 * DAY_MS),
      evidence: evidenceOf(broken, broken.since),
    };
  },
});

/** A connection that works, as it says, and tells nothing. */
export const silent = rule({
  title: "A connection is silent",
  explanation:
    "It works as far as anybody knows, and yet nothing came through it for days and three usual gaps between rides, while newer rides came by another way.",
  settings: { days: { label: "After", unit: "days", first: 10, least: 2, most: 90 } },
  find: ({ digest, today, now }, { days }) => {
    const quiet = oldest(digest.connections.filter(({ state }) => state === "active"));
    if (quiet === null) return null;
    const last = quiet.lastDeliveryAt ?? quiet.since;
    const silentDays = Math.floor((Number(now) - Number(last)) / DAY_MS);
    const limit = Math.max(days, 3 * (usualGap(digest) ?? 0));
    // Rides that came since came by another way: the athlete rides, and this tells nothing of it.
    const sinceRide = daysSinceRide(digest, today);
    if (silentDays < limit || sinceRide === null || sinceRide >= silentDays) return null;
    return {
      reason: `Nothing came from ${providerName(quiet.provider)} for ${silentDays} days, the last ride is ${sinceRide} ${sinceRide === 1 ? "day" : "days"} old`,
      excess: excessOf(silentDays, limit),
      evidence: evidenceOf(quiet, last),
    };
  },
});

const oldest = (connections: readonly DigestConnection[]): DigestConnection | null =>
  [...connections].sort((one, other) => Number(lastWord(one)) - Number(lastWord(other)))[0] ?? null;

const lastWord = ({ state, since, lastDeliveryAt }: DigestConnection): Date =>
  state === "active" ? (lastDeliveryAt ?? since) : since;

/** It goes to the coach's browser: no id of the athlete's connection is in it. */
const evidenceOf = ({ provider }: DigestConnection, since: Date): Evidence => ({
  place: { at: "load", part: "connections" },
  label: "Connections",
  key: `${provider} ${since.toISOString()}`,
});

/** "Tuesday" of the last days, else the date. */
const spokenDay = (moment: Date, offsetMinutes: number | null, now: Date): string =>
  Number(now) - Number(moment) < 6 * DAY_MS
    ? formatWeekday(moment, offsetMinutes)
    : formatDayOfYear(moment, offsetMinutes);
