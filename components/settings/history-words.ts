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
  ridesFound: number;
  secondsLeft: number | null;
  waitsUntil: Date | null;
  reason: string | null;
}

const ridesIn = (count: number): string => (count === 1 ? "1 ride" : `${count.toLocaleString("en-GB")} rides`);

/** What the bar is of; on the card of its provider, whose it is need not be said. */
export function labelOf({ kind, from, until }: Past): string {
  return kind === "history" ? "Earlier rides" : `${formatDayOfYear(from, 0)} – ${formatDayOfYear(until, 0)}`;
}

/** The same where there is no card around it. */
export const namedLabelOf = (past: Past): string =>
  past.kind === "history"
    ? `Earlier rides from ${providerName(past.provider)}`
    : `${providerName(past.provider)}, ${labelOf(past)}`;

/** What stands beside the bar: "Back to 3 Mar 2026 · 41 rides". */
export function standOf({ doneBackTo, ridesFound }: Past): string {
  return [doneBackTo ? `Back to ${formatDayOfYear(doneBackTo, 0)}` : "Beginning", ridesIn(ridesFound)].join(" · ");
}

/** The same in little room. */
export const shortStandOf = ({ ridesFound }: Past): string => ridesIn(ridesFound);

/** How long it still takes; null when nobody knows. */
export function leftOf({ state, secondsLeft, waitsUntil }: Past): string | null {
  if (state !== "running" || waitsUntil !== null || secondsLeft === null) return null;
  return secondsLeft < 60 ? "Less than a minute left" : `About ${inSpokenTime(Math.round(secondsLeft / 60) * 60)} left`;
}

/** How it ended; null while it runs. */
export function endOf(past: Past): string | null {
  const { state, kind, provider, ridesFound, failed, total, reason } = past;
  const name = providerName(provider);
  switch (state) {
    case "running":
      return null;
    case "finished":
      if (ridesFound > 0) return `${name} gave ${ridesIn(ridesFound)}, back to ${formatDayOfYear(past.from, 0)}.`;
      return kind === "history"
        ? `${name} gave us nothing from before ${formatDayOfYear(past.until, 0)}: it may not hand out what was ridden before it was connected. You can upload those rides as files.`
        : `${name} has nothing of these days.`;
    case "cancelled":
      return `You stopped it. ${ridesIn(ridesFound)} came until then, and ${ridesFound === 1 ? "stays" : "stay"}.`;
    case "failed": {
      const share = failed < total ? `${ridesIn(ridesFound)} came, but ${failed} of ${total} parts are missing. ` : "";
      return `${share}${reason ?? "It came to nothing."}`;
    }
  }
}
