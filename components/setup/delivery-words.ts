import type { Tone } from "@/components/ui/notice";

export type State = "waiting" | "parked" | "applied" | "unhandled" | "failed";

/** In the order in which they are listed. */
export const STATES: readonly State[] = ["waiting", "failed", "parked", "unhandled", "applied"];

/** What a state is called, and how much it matters. */
export const STATE_WORDS: Record<State, { words: string; tone: Tone }> = {
  waiting: { words: "Waiting", tone: "plain" },
  parked: { words: "Parked", tone: "attention" },
  applied: { words: "Applied", tone: "good" },
  unhandled: { words: "Not acted upon", tone: "plain" },
  failed: { words: "Failed", tone: "broken" },
};

/** How a delivery came here. */
export const ORIGIN_WORDS = {
  webhook: "By webhook",
  asked: "Told when asked",
  fetched: "Fetched for a ping",
} as const;

/** `12.3 kB`, in three figures. */
export function inBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${Number(size.toPrecision(3))} ${unit}`;
}

/** `3 s`, `2 min`, `4 h`, `5 days`: for how long something has been. */
export function inTime(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 1) return `${Math.max(0, Math.round(milliseconds))} ms`;
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

type Effect = Record<string, unknown>;

/** What a delivery did, in words; ids are named, for an operator's right does not reach into rides. */
export function effectInWords(effect: Effect): string {
  const what = Array.isArray(effect.what) ? effect.what.join(", ") : String(effect.what ?? "");
  switch (effect.kind) {
    case "ride":
      return `Ride ${effect.rideId}: ${what}`;
    case "connection":
      return `Connection ${effect.connectionId}: ${what}`;
    case "health":
      return `Health, ${effect.type} ${effect.identity}: ${what}`;
    case "request":
      return `Request ${effect.requestId}: ${what}`;
    case "delivery":
      return `Delivery ${effect.deliveryId}: ${what}`;
    case "dropped":
      return `Dropped, because it is not wanted: ${what}`;
    default:
      return `${effect.kind}: ${what}`;
  }
}
