import { formatNumber } from "../../format";
import { excessOf, rule, stepKey } from "../rule";
import { isStandingEstimated, standingOf } from "../standing";

/** Far more fatigue than fitness. */
export const formLow = rule({
  title: "Form far below",
  explanation:
    "Form is fitness less fatigue, the exponential means of the daily loads over 42 and 7 days, as yesterday left them. Far below zero somebody has long taken on more than they are used to. Not told in the first 42 days of rides that you see, nor where more than one in ten rides has no load.",
  settings: { form: { label: "At or below", unit: "", first: -30, least: -100, most: -5 } },
  find: ({ digest, today }, { form: limit }) => {
    const standing = standingOf(digest, today);
    if (standing === null || Math.round(standing.form) > limit) return [];
    const { fitness, fatigue, form } = standing;
    return [
      {
        reason: `Form ${formatNumber(form)}: fatigue ${formatNumber(fatigue)} over a fitness of ${formatNumber(fitness)}${isStandingEstimated(digest, today) ? ", estimated" : ""}`,
        excess: excessOf(form, limit),
        evidence: {
          place: { at: "load", part: "form" },
          label: "Fitness and fatigue",
          key: stepKey(limit, limit - Math.round(form), Math.abs(limit) / 4),
        },
      },
    ];
  },
});
