import type { ChannelName } from "@/core/channel";
import { CHANNEL_NAMES } from "@/core/channel";
import type { RideSource } from "@/core/ride";

type Named = Pick<RideSource, "kind" | "from" | "device">;

/** "Bryton Rider S800 by Terra", "ride.fit, recorded by Edge 540". */
export function sourceInWords({ kind, from, device }: Named): string {
  if (kind === "file") return device === null ? from : `${from}, recorded by ${device}`;
  if (device === null) return `${from} by Terra`;
  return device.startsWith(from) ? `${device} by Terra` : `${from} ${device} by Terra`;
}

/** "Joined from two recordings of the same ride." */
export function joinedInWords(sources: readonly RideSource[]): string {
  const [first] = sources;
  if (sources.length > 1) {
    const count = COUNTS[sources.length] ?? String(sources.length);
    return `Joined from ${count} recordings of the same ride. Each channel comes from the one that has more of it.`;
  }
  return first?.isApart
    ? "You separated this recording from another one of the same ride."
    : "Made from one recording.";
}

const COUNTS: Partial<Record<number, string>> = { 2: "two", 3: "three", 4: "four" };

const CHANNEL_WORDS: Record<ChannelName, string> = {
  power: "power",
  "heart-rate": "heart rate",
  speed: "speed",
  cadence: "cadence",
  elevation: "elevation",
  temperature: "temperature",
  balance: "balance",
  distance: "distance",
};

/** "gives power, heart rate and the route"; what is not used says so. */
export function usedInWords({ channelsUsed }: Pick<RideSource, "channelsUsed">): string {
  const words = [
    ...CHANNEL_NAMES.filter((name) => channelsUsed.includes(name)).map((name) => CHANNEL_WORDS[name]),
    ...(channelsUsed.includes("position") ? ["the route"] : []),
  ];
  if (words.length === 0) return "gives nothing that another does not have better";
  return `gives ${words.length === 1 ? words[0] : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`}`;
}
