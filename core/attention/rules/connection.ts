import { formatDayOfYear, formatWeekday } from "../../format";
import { providerName } from "../../provider-name";
import type { DigestConnection } from "../digest";
import { type Evidence, excessOf, type Finding, rule } from "../rule";
import { daysSinceRide, usualGap } from "../standing";

const DAY_MS = 86_400_000;

/** A provider that wants its rider to sign in again. */
export const signIn = rule({
  title: "A connection wants a new sign-in",
  explanation: "No ride comes from it until the athlete has signed in there again, under Settings, Connections.",
  settings: { days: { label: "After", unit: "days", first: 0, least: 0, most: 30 } },
  find: ({ digest, now }, { days }) =>
    digest.connections.flatMap((connection): Finding[] => {
      const since = Number(now) - Number(connection.since);
      if (connection.state !== "broken" || since < days * DAY_MS) return [];
      const told = spokenDay(connection.since, digest.offsetMinutes, now);
      return [
        {
          reason: `${providerName(connection.provider)} wants a new sign-in since ${told}`,
          excess: since / (7 * DAY_MS),
          evidence: evidenceOf(connection, connection.since),
        },
      ];
    }),
});

/** A connection that works, as it says, and tells nothing. */
export const silent = rule({
  title: "A connection is silent",
  explanation:
    "It works as far as anybody knows, and yet nothing came through it for days and three usual gaps between rides, while newer rides came by another way.",
  settings: { days: { label: "After", unit: "days", first: 10, least: 2, most: 90 } },
  find: ({ digest, today, now }, { days }) => {
    const limit = Math.max(days, 3 * (usualGap(digest) ?? 0));
    const sinceRide = daysSinceRide(digest, today);
    return digest.connections.flatMap((connection): Finding[] => {
      const last = connection.lastDeliveryAt ?? connection.since;
      const silentDays = Math.floor((Number(now) - Number(last)) / DAY_MS);
      if (connection.state !== "active" || silentDays < limit) return [];
      // Rides that came since came by another way: the athlete rides, and this tells nothing of it.
      if (sinceRide === null || sinceRide >= silentDays) return [];
      return [
        {
          reason: `Nothing came from ${providerName(connection.provider)} for ${silentDays} days, the last ride is ${sinceRide} ${sinceRide === 1 ? "day" : "days"} old`,
          excess: excessOf(silentDays, limit),
          evidence: evidenceOf(connection, last),
        },
      ];
    });
  },
});

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
