import { formatPower } from "../../format";
import { inSpokenTime } from "../../spoken-time";
import type { NewBest } from "../new-bests";
import { type Finding, rule } from "../rule";

const DAY_MS = 86_400_000;

/** Something to be glad about, and a threshold that may have moved. */
export const newBest = rule({
  title: "A new best",
  explanation:
    "The highest power over 5 seconds, 1, 5, 20 or 60 minutes of all rides that you see, or of 90 days. It takes five rides before it that have such a power.",
  settings: {
    days: { label: "In rides of the last", unit: "days", first: 4, least: 1, most: 14 },
    percent: { label: "By at least", unit: "%", first: 1, least: 0, most: 50 },
  },
  find: ({ digest, now }, { days, percent }) => {
    const bests = digest.bests.filter(
      (best) => Number(now) - Number(best.startedAt) < days * DAY_MS && risePercent(best) >= percent,
    );
    return [...Map.groupBy(bests, ({ rideId }) => rideId).values()].flatMap(ofRide);
  },
});

/** One line of each ride: bests of other rides come and go without it. */
function ofRide(bests: NewBest[]): Finding[] {
  const [first, ...others] = bests.sort(byWorth);
  if (first === undefined) return [];
  const more = others.length === 0 ? "" : `, and ${others.length === 1 ? "one more" : `${others.length} more`}`;
  return [
    {
      reason: `New best ${inSpokenTime(first.seconds)}${first.of === "all-time" ? "" : " of 90 days"}: ${formatPower(first.watts)}, before ${formatPower(first.before)}${more}`,
      excess: risePercent(first) / 100,
      evidence: { place: { at: "ride", rideId: first.rideId }, label: "The ride", key: `ride ${first.rideId}` },
    },
  ];
}

/** To a thousandth: 303 is 1 % more than 300, and not a hair less. */
const risePercent = ({ watts, before }: NewBest) => Number(((watts / before - 1) * 100).toFixed(3));

/** Of all rides before of 90 days, the longer before the shorter: that is where a threshold shows. */
const byWorth = (one: NewBest, other: NewBest) =>
  Number(other.of === "all-time") - Number(one.of === "all-time") || other.seconds - one.seconds;
