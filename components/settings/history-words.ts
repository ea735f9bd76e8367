import { formatDayOfYear } from "@/core/format";
import { providerName } from "@/core/provider-name";
import { inSpokenTime } from "@/core/spoken-time";

/** How far the asking for a stretch of the past has come, as its bar shows it. */
export interface Past {
  id: string;
  provider: string;
  kind: "history" | "again" | "gap";
  state: "running" | "finished" | "cancelled" | "failed";
  from: Date;
  until: Date;
  doneBackTo: Date | null;
  done: number;
  failed: number;
  total: number;
  /** Rides were asked for; else only days. */
  isOfRides: boolean;
  found: number;
  secondsLeft: number | null;
  waitsUntil: Date | null;
  reason: string | null;
}

function foundIn({ found, isOfRides }: Past): string {
  const one = isOfRides ? "ride" : "day";
  return found === 1 ? `1 ${one}` : `${found.toLocaleString("en-GB")} ${one}s`;
}

/** What the bar is of; on the card of its provider, whose it is need not be said. */
export function labelOf({ kind, isOfRides, from, until }: Past): string {
  if (!isOfRides) return "Days of your health";
  return kind === "history" ? "Earlier rides" : `${formatDayOfYear(from, 0)} – ${formatDayOfYear(until, 0)}`;
}

/** The same where there is no card around it. */
export const namedLabelOf = (past: Past): string =>
  past.kind === "history" || !past.isOfRides
    ? `${labelOf(past)} from ${providerName(past.provider)}`
    : `${providerName(past.provider)}, ${labelOf(past)}`;

/** What stands beside the bar: "Back to 3 Mar 2026 · 41 rides". */
export function standOf(past: Past): string {
  const { doneBackTo } = past;
  return [doneBackTo ? `Back to ${formatDayOfYear(doneBackTo, 0)}` : "Beginning", foundIn(past)].join(" · ");
}

/** The same in little room. */
export const shortStandOf = (past: Past): string => foundIn(past);

/** How long it still takes; null when nobody knows. */
export function leftOf({ state, secondsLeft, waitsUntil }: Past): string | null {
  if (state !== "running" || waitsUntil !== null || secondsLeft === null) return null;
  return secondsLeft < 60 ? "Less than a minute left" : `About ${inSpokenTime(Math.round(secondsLeft / 60) * 60)} left`;
}

/** How it ended; null while it runs. */
export function endOf(past: Past): string | null {
  const { state, kind, provider, found, failed, total, reason } = past;
  const name = providerName(provider);
  switch (state) {
    case "running":
      return null;
    case "finished":
      if (found > 0) return `${name} gave ${foundIn(past)}, back to ${formatDayOfYear(past.from, 0)}.`;
      return kind === "history"
        ? `${name} gave us nothing from before ${formatDayOfYear(past.until, 0)}: it may not hand out what was ridden before it was connected. You can upload those rides as files.`
        : `${name} has nothing of these days.`;
    case "cancelled":
      return `You stopped it. ${foundIn(past)} came until then, and ${found === 1 ? "stays" : "stay"}.`;
    case "failed": {
      const share = failed < total ? `${foundIn(past)} came, but ${failed} of ${total} parts are missing. ` : "";
      return `${share}${reason ?? "It came to nothing."}`;
    }
  }
}
