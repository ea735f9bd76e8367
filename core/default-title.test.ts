import { expect, test } from "vitest";
import { defaultTitle } from "./default-title";

const at = (time: string, offsetMinutes: number | null = 0, isIndoor = false) =>
  defaultTitle({ startedAt: new Date(`2026-06-01T${time}:00Z`), offsetMinutes, isIndoor });

test.each([
  ["04:59", "Night ride"],
  ["05:00", "Morning ride"],
  ["11:59", "Morning ride"],
  ["12:00", "Afternoon ride"],
  ["17:00", "Evening ride"],
  ["22:00", "Night ride"],
])("a ride that began at %s is a %s", (time, title) => expect(at(time)).toBe(title));

test("it is the rider's own time of day, where it is known", () => {
  expect(at("11:30", 60)).toBe("Afternoon ride");
  expect(at("11:30", null)).toBe("Morning ride");
});

test("indoors there is no time of day", () => expect(at("11:30", 0, true)).toBe("Indoor ride"));
