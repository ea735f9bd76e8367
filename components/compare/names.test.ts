import { expect, test } from "vitest";
import type { RideId, UserId } from "@/core/ids";
import { namesOf, shortNamesOf } from "./names";

const ride = (title: string, day: string, id = day) => ({
  id: id as RideId,
  title,
  startedAt: new Date(`${day}T17:30:00Z`),
  offsetMinutes: 60,
});

test("a name says no more than it takes to tell rides apart", () => {
  const [monday, friday] = [ride("Evening climb", "2026-11-16"), ride("Evening climb", "2026-11-20")];
  expect(namesOf([monday, ride("Coffee ride", "2026-11-20")], [0, 0])).toEqual(["Evening climb", "Coffee ride"]);
  expect(namesOf([monday, friday], [0, 0])).toEqual(["Evening climb of Mon 16 Nov", "Evening climb of Fri 20 Nov"]);
  const yearBefore = ride("Evening climb", "2020-11-16");
  expect(namesOf([monday, yearBefore], [0, 0])).toEqual([
    "Evening climb of 16 Nov 2026",
    "Evening climb of 16 Nov 2020",
  ]);
  expect(namesOf([monday, monday], [0, 1])).toEqual(["Evening climb, pass 1", "Evening climb, pass 2"]);
});

test("where room is short, what tells rides apart comes first", () => {
  const [monday, friday] = [ride("Evening climb", "2026-11-16"), ride("Evening climb", "2026-11-20")];
  expect(shortNamesOf([monday, ride("Coffee ride", "2026-11-20")], [0, 0])).toEqual(["Evening climb", "Coffee ride"]);
  expect(shortNamesOf([monday, friday], [0, 0])).toEqual(["Mon 16 Nov · Evening climb", "Fri 20 Nov · Evening climb"]);
  expect(shortNamesOf([monday, monday], [0, 1])).toEqual(["Pass 1 · Evening climb", "Pass 2 · Evening climb"]);
});

test("people are named before their rides", () => {
  const of = (name: string, day: string) => ({
    ...ride("Evening climb", day),
    rider: { id: name as UserId, name, isViewer: false },
  });
  expect(namesOf([of("Mei", "2026-11-16"), of("Tom", "2026-11-16")], [0, 0])).toEqual(["Mei", "Tom"]);
  expect(shortNamesOf([of("Mei", "2026-11-16"), of("Mei", "2026-11-20")], [0, 0])).toEqual([
    "Mei, Mon 16 Nov",
    "Mei, Fri 20 Nov",
  ]);
});
