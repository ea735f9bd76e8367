import { describe, expect, test } from "vitest";
import { parseStretch, withStretch } from "./stretch-address";

describe("a stretch in an address", () => {
  test("is told in seconds", () => {
    expect(parseStretch({ from: "720", to: "1440" }, 3600)).toEqual({ start: 720, end: 1440 });
  });

  test("ends where the ride does", () => {
    expect(parseStretch({ from: "3000", to: "9999999" }, 3600)).toEqual({ start: 3000, end: 3600 });
  });

  test.each([
    ["nothing", {}],
    ["half of it", { from: "10" }],
    ["no numbers", { from: "a", to: "b" }],
    ["a time before the start", { from: "-10", to: "20" }],
    ["an end before its beginning", { from: "20", to: "10" }],
    ["no time at all", { from: "20", to: "20" }],
    ["what lies behind the ride", { from: "4000", to: "5000" }],
    ["two beginnings", { from: ["1", "2"], to: "20" }],
    ["part of a second", { from: "1.5", to: "20" }],
  ])("is none where it says %s", (_, asked) => {
    expect(parseStretch(asked, 3600)).toBeNull();
  });

  test("is written beside whatever else is there, and taken out again", () => {
    const address = withStretch("http://localhost/rides/1?tab=laps", { start: 720, end: 1440 });
    expect(address).toBe("http://localhost/rides/1?tab=laps&from=720&to=1440");
    expect(withStretch(address, null)).toBe("http://localhost/rides/1?tab=laps");
  });
});
