import { describe, expect, test } from "vitest";
import { meetingLaps } from "./meeting-laps";

describe("laps", () => {
  test("meet where a device told fractions of a second", () => {
    const told = [
      { start: 0, end: 299 },
      { start: 300, end: 601 },
      { start: 600, end: 898 },
    ];
    expect(meetingLaps(told, 900)).toEqual([
      { start: 0, end: 300 },
      { start: 300, end: 600 },
      { start: 600, end: 900 },
    ]);
  });

  test("stay apart where something was ridden between them, and behind the last", () => {
    const apart = [
      { start: 0, end: 300 },
      { start: 306, end: 600 },
    ];
    expect(meetingLaps(apart, 700)).toEqual(apart);
  });

  test("of no length are not made to have one", () => {
    const pressedTwice = [
      { start: 0, end: 3 },
      { start: 0, end: 300 },
    ];
    expect(meetingLaps(pressedTwice, 300)).toEqual(pressedTwice);
  });

  test("keep whatever else is told of them", () => {
    expect(meetingLaps([{ start: 0, end: 9, trigger: "manual" }], 10)).toEqual([
      { start: 0, end: 10, trigger: "manual" },
    ]);
  });
});
