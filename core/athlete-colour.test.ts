import { expect, test } from "vitest";
import { ATHLETE_COLOURS, athleteColour } from "./athlete-colour";
import type { UserId } from "./ids";

/** As PostgreSQL and Prisma make them: those of one moment begin alike. */
const idOf = (number: number) => `0197f000-0000-7000-8000-${number.toString(16).padStart(12, "0")}` as UserId;

test("an athlete has one of the colours, and the same one tomorrow", () => {
  for (let number = 0; number < 100; number++) {
    const colour = athleteColour(idOf(number));
    expect(colour).toBeGreaterThanOrEqual(1);
    expect(colour).toBeLessThanOrEqual(ATHLETE_COLOURS);
    expect(athleteColour(idOf(number))).toBe(colour);
  }
});

test("athletes who came one after the other share all colours among them", () => {
  const counts = new Map<number, number>();
  for (let number = 0; number < 800; number++) {
    const colour = athleteColour(idOf(number));
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  // 100 of each would be even; by chance alone one in ten thousand palettes has fewer than 60 of one.
  expect(counts.size).toBe(ATHLETE_COLOURS);
  expect(Math.min(...counts.values())).toBeGreaterThan(60);
});
