import { byName } from "../by-name";
import { type Finding, type Looked, readStep } from "./rule";
import { type CoachChoices, RULE_NAMES, RULES, type RuleName } from "./rules";

/** A line of the morning list. */
export interface Reason extends Finding {
  rule: RuleName;
}

/** Everything that a coach's rules say of an athlete, the strongest first. */
export function findReasons(looked: Looked, choices: CoachChoices): Reason[] {
  return RULE_NAMES.flatMap((rule): Reason[] => {
    const { isOn, values } = choices[rule];
    const findings = isOn ? RULES[rule].find(looked, values) : [];
    return findings.map((finding) => ({ rule, ...finding })).sort((one, other) => other.excess - one.excess);
  });
}

/** What can be put in order: somebody with their reasons, the strongest first. */
export interface Ranked {
  athleteId: string;
  name: string;
  reasons: readonly Pick<Reason, "rule" | "excess">[];
}

/**
 * Who comes first: whose strongest reason is of the rule with more weight; of one rule, who is farther beyond its limit;
 * then who has more reasons; then by name. The same list is in the same order every time.
 */
export function byNeed(one: Ranked, other: Ranked): number {
  const [first, second] = [one.reasons[0], other.reasons[0]];
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  return (
    RULE_NAMES.indexOf(first.rule) - RULE_NAMES.indexOf(second.rule) ||
    second.excess - first.excess ||
    other.reasons.length - one.reasons.length ||
    byName(one, other) ||
    (one.athleteId < other.athleteId ? -1 : 1)
  );
}

/** What a coach did with a line. */
export interface Mark {
  rule: string;
  evidence: string;
  /** When it was done, or put off. */
  at: Date;
  /** Null when it is done. */
  snoozedUntil: Date | null;
}

/** What goes on from day to day and was done is told again after so long. */
const HOLDS_MS = 7 * 86_400_000;

/**
 * The mark that keeps a line off the list, where there is one: for the same evidence only, and not for longer than wanted. Of
 * what goes on from day to day it is for as many steps beyond the limit, and fewer; done it is for a week.
 */
export const hidingMark = <Marked extends Mark>(
  { rule, evidence }: Reason,
  marks: readonly Marked[],
  now: Date,
): Marked | undefined =>
  marks.find(
    (mark) =>
      mark.rule === rule && isMarkedBy(mark.evidence, evidence.key) && holdsUntil(mark, evidence.key) > Number(now),
  );

/** Whether a mark of the first evidence is one of the second, too. */
export function isMarkedBy(marked: string, key: string): boolean {
  const [then, now] = [readStep(marked), readStep(key)];
  return then && now ? then.from === now.from && now.step <= then.step : marked === key;
}

function holdsUntil({ at, snoozedUntil }: Mark, key: string): number {
  if (snoozedUntil !== null) return Number(snoozedUntil);
  return readStep(key) === null ? Number.POSITIVE_INFINITY : Number(at) + HOLDS_MS;
}
