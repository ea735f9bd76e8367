import type { Rule } from "./rule";
import { signIn, silent } from "./rules/connection";
import { effortHigh, feltWeak } from "./rules/felt";
import { formLow } from "./rules/form";
import { heartRateHigh } from "./rules/heart-rate";
import { loadLess, loadMore } from "./rules/load";
import { newBest } from "./rules/new-best";
import { noRide } from "./rules/no-ride";
import { question, unread } from "./rules/talk";

/** In the order of their weight: a reason of an earlier one comes before all of the later ones. */
export const RULE_NAMES = [
  "question",
  "sign-in",
  "felt-weak",
  "heart-rate-high",
  "form-low",
  "load-more",
  "effort-high",
  "no-ride",
  "load-less",
  "silent",
  "unread",
  "new-best",
] as const;

export type RuleName = (typeof RULE_NAMES)[number];

/** All rules there are. Who waits for an answer comes first, then what only a word mends, then the body, then the calendar. */
export const RULES: Record<RuleName, Rule> = {
  question,
  "sign-in": signIn,
  "felt-weak": feltWeak,
  "heart-rate-high": heartRateHigh,
  "form-low": formLow,
  "load-more": loadMore,
  "effort-high": effortHigh,
  "no-ride": noRide,
  "load-less": loadLess,
  silent,
  unread,
  "new-best": newBest,
};

/** How a coach wants a rule. */
export interface RuleChoice {
  isOn: boolean;
  values: Record<string, number>;
}

export type CoachChoices = Record<RuleName, RuleChoice>;

/** Of a coach who never chose. */
export function firstChoice(name: RuleName): RuleChoice {
  const settings = Object.entries(RULES[name].settings);
  return { isOn: true, values: Object.fromEntries(settings.map(([setting, { first }]) => [setting, first])) };
}
