import { describe, expect, test } from "vitest";
import { byNeed, findReasons, hidingMark, type Mark, type Ranked, type Reason } from "./attention";
import { RULE_NAMES, RULES, type RuleName } from "./rules";
import { FIRST_COACH_CHOICES, looking, NOW, rideAgo, sampleDigest } from "./sample-digest";

const ranked = (athleteId: string, name: string, ...reasons: [RuleName, number][]): Ranked => ({
  athleteId,
  name,
  reasons: reasons.map(([rule, excess]) => ({ rule, excess })),
});

describe("who comes first", () => {
  test("is whose strongest reason is of the weightier rule, however far another is beyond its limit", () => {
    const list = [
      ranked("a", "A", ["no-ride", 9]),
      ranked("b", "B", ["question", 0]),
      ranked("c", "C", ["load-more", 3]),
    ];
    expect(list.sort(byNeed).map(({ name }) => name)).toEqual(["B", "C", "A"]);
  });

  test("is of one rule who is farther beyond, then who has more reasons, then by name and id", () => {
    const list = [
      ranked("5", "Zoe", ["no-ride", 1]),
      ranked("4", "Amy", ["no-ride", 1]),
      ranked("3", "Amy", ["no-ride", 1]),
      ranked("2", "Bea", ["no-ride", 1], ["unread", 0]),
      ranked("1", "Cat", ["no-ride", 2]),
      ranked("0", "Fine"),
    ];
    const order = ["1", "2", "3", "4", "5", "0"];
    expect([...list].sort(byNeed).map(({ athleteId }) => athleteId)).toEqual(order);
    expect(
      [...list]
        .reverse()
        .sort(byNeed)
        .map(({ athleteId }) => athleteId),
    ).toEqual(order);
  });
});

describe("the reasons of an athlete", () => {
  const looked = looking(
    // A short ride six days ago, and five days are long for somebody who rides every other day.
    sampleDigest({ 6: 5, 8: 100, 10: 100, 12: 100, 14: 100, 27: 100, 40: 100 }, { lastRide: rideAgo(6) }),
  );

  test("are in the order of the rules", () => {
    const found = findReasons(looked, FIRST_COACH_CHOICES).map(({ rule }) => rule);
    expect(found).toEqual(["no-ride", "load-less"]);
    expect([...found].sort((one, other) => RULE_NAMES.indexOf(one) - RULE_NAMES.indexOf(other))).toEqual(found);
  });

  test("are not those of a rule that is off", () => {
    const choices = { ...FIRST_COACH_CHOICES, "no-ride": { ...FIRST_COACH_CHOICES["no-ride"], isOn: false } };
    expect(findReasons(looked, choices).map(({ rule }) => rule)).toEqual(["load-less"]);
  });

  test("go by the numbers that were set", () => {
    const choices = { ...FIRST_COACH_CHOICES, "no-ride": { isOn: true, values: { days: 7, times: 1 } } };
    expect(findReasons(looked, choices).map(({ rule }) => rule)).toEqual(["load-less"]);
  });
});

describe("a line that was put away", () => {
  const [reason] = findReasons(looking(sampleDigest({ 12: 100 })), FIRST_COACH_CHOICES);
  if (reason === undefined) throw new Error("There is a reason");
  const mark = { rule: reason.rule, evidence: reason.evidence.key, at: NOW, snoozedUntil: null as Date | null };
  const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

  test("stays away for good, or until the moment that was wanted", () => {
    expect(hidingMark(reason, [mark], NOW)).toBe(mark);
    expect(hidingMark(reason, [{ ...mark, snoozedUntil: later(1) }], NOW)).toBeDefined();
    expect(hidingMark(reason, [{ ...mark, snoozedUntil: later(1) }], later(1))).toBeUndefined();
  });

  test("is there again with other evidence, and other rules are there at all times", () => {
    expect(hidingMark(reason, [{ ...mark, evidence: "ride another" }], NOW)).toBeUndefined();
    expect(hidingMark(reason, [{ ...mark, rule: "unread" }], NOW)).toBeUndefined();
  });

  // A usual week of 300 and one of 300 · (1 + change): "load-more" from 30 % on, told again every 25 % further.
  const at = (change: number, evidence = 30) => {
    const digest = sampleDigest({ 1: 3 * (100 + change), 8: 300, 15: 300, 22: 300, 29: 300, 36: 300 });
    const [found] = RULES["load-more"].find(looking(digest), { percent: evidence });
    if (found === undefined) throw new Error("There is a finding");
    return { rule: "load-more" as const, ...found };
  };
  const markOf = ({ rule, evidence }: Reason, more: Partial<Mark> = {}): Mark => ({
    ...{ rule, evidence: evidence.key, at: NOW, snoozedUntil: null },
    ...more,
  });

  test("of a load stays away while the load goes down, and comes back a step of 25 % higher", () => {
    const done = [markOf(at(100))];
    for (const change of [30, 33, 100, 104])
      expect(hidingMark(at(change), done, later(48)), `${change} %`).toBeDefined();
    expect(hidingMark(at(105), done, later(48))).toBeUndefined();
    expect(hidingMark(at(54), [markOf(at(31))], NOW)).toBeDefined();
    expect(hidingMark(at(150), [markOf(at(31))], NOW)).toBeUndefined();
    // With another limit the coach asks for something else.
    expect(hidingMark(at(100, 50), done, NOW)).toBeUndefined();
  });

  test("of a load is away for seven days when done, and as long as was wanted when put off", () => {
    const week = 7 * 24;
    expect(hidingMark(at(100), [markOf(at(100))], later(week - 1))).toBeDefined();
    expect(hidingMark(at(100), [markOf(at(100))], later(week))).toBeUndefined();
    const off = [markOf(at(100), { snoozedUntil: later(72) })];
    expect(hidingMark(at(90), off, later(71))).toBeDefined();
    expect(hidingMark(at(90), off, later(72))).toBeUndefined();
  });
});
