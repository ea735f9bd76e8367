import { excessOf, rule } from "../rule";
import { daysSinceRide, usualGap } from "../standing";

/** Of somebody of whom nothing is usual yet. */
const UNKNOWN_FACTOR = 2;

/** A longer break than is usual. */
export const noRide = rule({
  title: "No ride for days",
  explanation:
    "The days since the last ride beside the usual gap: the median of the gaps between ride days of the last four months. Both limits have to be reached. Where fewer than five ride days are known, twice the days have to pass.",
  settings: {
    days: { label: "At least", unit: "days", first: 5, least: 1, most: 90 },
    times: { label: "And at least", unit: "times the usual gap", first: 3, least: 1, most: 20 },
  },
  find: ({ digest, today }, { days, times }) => {
    const since = daysSinceRide(digest, today);
    if (since === null || since < days) return [];
    const usual = usualGap(digest);
    const limit = usual === null ? UNKNOWN_FACTOR * days : Math.max(days, times * usual);
    if (digest.lastRide === null || since < limit) return [];
    const told = usual === null ? "" : `, usual is ${Number(usual.toFixed(1))}`;
    return [
      {
        reason: `No ride for ${since} ${since === 1 ? "day" : "days"}${told}`,
        excess: excessOf(since, limit),
        evidence: { place: { at: "load", part: "gaps" }, label: "Ride days", key: `ride ${digest.lastRide.id}` },
      },
    ];
  },
});
