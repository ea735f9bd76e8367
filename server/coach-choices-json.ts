import { z } from "zod";
import {
  type CoachChoices,
  firstChoice,
  RULE_NAMES,
  RULES,
  type RuleChoice,
  type RuleName,
} from "@/core/attention/rules";

const Stored = z.record(z.string(), z.unknown()).catch({});
const StoredRule = z
  .object({ isOn: z.boolean().catch(true), values: z.record(z.string(), z.unknown()).catch({}) })
  .catch({ isOn: true, values: {} });

/** Choices as they were kept. What a coach never chose, or cannot choose any more, is as it is for everybody. */
export function readCoachChoices(json: unknown): CoachChoices {
  const stored = Stored.parse(json);
  return Object.fromEntries(RULE_NAMES.map((name) => [name, readRule(name, stored[name])])) as CoachChoices;
}

function readRule(name: RuleName, json: unknown): RuleChoice {
  const { isOn, values } = StoredRule.parse(json ?? {});
  const kept = Object.entries(settingsOf(name)).map(([setting, shape]) => [
    setting,
    shape.catch(firstChoice(name).values[setting] ?? 0).parse(values[setting]),
  ]);
  return { isOn, values: Object.fromEntries(kept) };
}

const settingsOf = (name: RuleName): Record<string, z.ZodNumber> =>
  Object.fromEntries(
    Object.entries(RULES[name].settings).map(([setting, { least, most }]) => [
      setting,
      z.number().min(least).max(most),
    ]),
  );

const Name = z.enum(RULE_NAMES);

/** What a form says of one rule: its choice, or what is wrong with which of its numbers. */
export type RuleForm =
  | { ok: true; rule: RuleName; choice: RuleChoice }
  | { ok: false; rule: RuleName; problems: Record<string, string> };

/** Reads the form of one rule, whose numbers are named as the rule's settings are. @throws where no such rule is named */
export function parseRuleForm(typed: Record<string, unknown>): RuleForm {
  const rule = Name.parse(typed.rule);
  const [values, problems]: [Record<string, number>, Record<string, string>] = [{}, {}];
  for (const [setting, { least, most }] of Object.entries(RULES[rule].settings)) {
    const text = String(typed[setting] ?? "")
      .trim()
      .replace("−", "-")
      .replace(",", ".");
    const value = text === "" ? Number.NaN : Number(text);
    if (value >= least && value <= most) values[setting] = value;
    else problems[setting] = `Please give a number from ${least} to ${most}.`;
  }
  if (Object.keys(problems).length > 0) return { ok: false, rule, problems };
  return { ok: true, rule, choice: { isOn: typed.isOn === "on", values } };
}

/** A rule that a form names. @throws where there is no such rule */
export const parseRuleName = (value: unknown): RuleName => Name.parse(value);
