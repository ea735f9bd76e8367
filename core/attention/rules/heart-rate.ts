import { formatHeartRate, formatPower } from "../../format";
import { localDay } from "../../local-day";
import { daysBetween } from "../days";
import { summarize } from "../heart-rate-at-power";
import { excessOf, rule } from "../rule";

/** Something is in the way: heat, illness, too little sleep. */
export const heartRateHigh = rule({
  title: "Heart rate above usual at the same power",
  explanation:
    "The last ride that has both beside the rides of the six weeks before it: minutes by power in steps of 20 W from 60 W on, each compared with the same step, weighted by the minutes of the last ride. It takes three other rides and 20 minutes at powers that both know. Not told of athletes whose heart rate you do not see.",
  settings: {
    bpm: { label: "From", unit: "bpm above", first: 6, least: 2, most: 40 },
    days: { label: "In rides of the last", unit: "days", first: 5, least: 1, most: 28 },
  },
  find: ({ digest: { heartRateAtPower }, today }, { bpm: limit, days }) => {
    if (heartRateAtPower === null) return [];
    const { rideId, startedAt, offsetMinutes, title } = heartRateAtPower;
    const { bpm, usualBpm, watts } = summarize(heartRateAtPower);
    const above = Math.round(bpm - usualBpm);
    if (above < limit || daysBetween(localDay(startedAt, offsetMinutes), today) >= days) return [];
    const told = `${formatHeartRate(bpm)} at ${formatPower(watts)}, usually ${formatHeartRate(usualBpm)}`;
    return [
      {
        reason: `Heart rate ${above} above usual at the same power on “${title}”: ${told}`,
        excess: excessOf(above, limit),
        evidence: { place: { at: "load", part: "heart-rate" }, label: "Heart rate by power", key: `ride ${rideId}` },
      },
    ];
  },
});
