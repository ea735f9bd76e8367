import { formatLoad } from "../../format";
import { excessOf, type Finding, type Looked, rule, stepKey } from "../rule";
import { changePercent, daysSinceRide, isWeekEstimated, weekLoad } from "../standing";

/** Below, a short ride more or less is a large share. */
const LEAST_USUAL = 40;

const WEEK_DAYS = 7;

/** So much more is another thing than what was done with. */
const STEP_PERCENT = 25;

const LOOKS_AT =
  "The load of the seven days up to today beside the mean week of the four before. Athletes whose rides you see for less than five weeks, or whose usual week is below 40, are left out; so are those of whom more than one in ten of these rides has no load that you see.";

/** More in a week than usual. */
export const loadMore = rule({
  title: "Load above usual",
  explanation: LOOKS_AT,
  settings: { percent: { label: "From", unit: "% more", first: 30, least: 5, most: 300 } },
  find: (looked, { percent }) => {
    const change = changeOf(looked);
    return change !== null && change >= percent ? [finding(looked, change, percent)] : [];
  },
});

/** Less in a week than usual. */
export const loadLess = rule({
  title: "Load below usual",
  explanation: `${LOOKS_AT} So is whoever did not ride at all in those days: “No ride for days” tells that.`,
  settings: { percent: { label: "From", unit: "% less", first: 60, least: 5, most: 100 } },
  find: (looked, { percent }) => {
    const change = changeOf(looked);
    const hasRidden = (daysSinceRide(looked.digest, looked.today) ?? WEEK_DAYS) < WEEK_DAYS;
    return change !== null && hasRidden && -change >= percent ? [finding(looked, change, percent)] : [];
  },
});

/** In whole percent, as it is told: whoever reads 30 % has set 30 %. */
function changeOf({ digest, today }: Looked): number | null {
  const week = weekLoad(digest, today);
  const change = (week.usual ?? 0) < LEAST_USUAL ? null : changePercent(week);
  return change === null ? null : Math.round(change);
}

function finding({ digest, today }: Looked, change: number, percent: number): Finding {
  const { load, usual } = weekLoad(digest, today);
  const told = `${change < 0 ? "−" : "+"}${Math.abs(change)} %`;
  return {
    reason: `Load ${told} on the 4-week mean: ${formatLoad(load)} in 7 days, usually ${formatLoad(usual)}${isWeekEstimated(digest, today) ? ", estimated" : ""}`,
    excess: excessOf(change, percent),
    evidence: {
      place: { at: "load", part: "week" },
      label: "Load by day",
      key: stepKey(percent, Math.abs(change) - percent, STEP_PERCENT),
    },
  };
}
