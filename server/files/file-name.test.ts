import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asAttachment, ownFileName, rideFileName } from "./file-name";

// Many rides, or long ones, on a machine that may be busy with other things.
const PATIENT = { timeout: 60_000 };

const named = (title: string, offsetMinutes: number | null = 0) =>
  rideFileName({ title, startedAt: new Date("2026-05-09T23:30:00Z"), offsetMinutes }, "fit");

describe("the name of a ride's file", () => {
  test.each([
    ["Evening climb", 0, "2026-05-09 Evening climb.fit"],
    ["Evening climb", 60, "2026-05-10 Evening climb.fit"],
    ["Evening climb", null, "2026-05-09 Evening climb.fit"],
    ["Über die Höhe 🚲", 0, "2026-05-09 Über die Höhe 🚲.fit"],
    ["../../etc/passwd", 0, "2026-05-09 etc passwd.fit"],
    ["..\\..\\C:\\boot.ini", 0, "2026-05-09 C boot.ini.fit"],
    ['a"b;c\r\nd', 0, "2026-05-09 a b;c d.fit"],
    ["a\u202egpj.exe", 0, "2026-05-09 a gpj.exe.fit"],
    ["...", 0, "2026-05-09 Ride.fit"],
    ["", 0, "2026-05-09 Ride.fit"],
    ["x".repeat(500), 0, `2026-05-09 ${"x".repeat(80)}.fit`],
  ])("of %j at an offset of %s is %j", (title, offsetMinutes, name) => {
    expect(named(title, offsetMinutes)).toBe(name);
  });

  test.each([
    ["2026/05/ride.fit", "ride.fit"],
    ["C:\\rides\\ride.TCX", "ride.TCX"],
    ["ride.fit.gz", "ride.fit"],
    ["folder/", "ride"],
  ])("as it came, %j, is %j", (name, own) => {
    expect(ownFileName(name)).toBe(own);
  });
});

describe("the header that names a file", PATIENT, () => {
  test("has the name for old browsers and for new ones", () => {
    // By hand: ü and é in UTF-8 are C3 BC and C3 A9, and RFC 8187 wants ' ( ) * encoded as well.
    expect(asAttachment("Zürich (été)*.fit")).toBe(
      "attachment; filename=\"Zurich (ete)*.fit\"; filename*=UTF-8''Z%C3%BCrich%20%28%C3%A9t%C3%A9%29%2A.fit",
    );
  });

  test("is one header that fetch takes, whatever a ride is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        const header = asAttachment(named(title));
        expect(header).toMatch(/^attachment; filename="[^"\\]+"; filename\*=UTF-8''[\w%!#$&+.^`|~-]+$/);
        expect(new Headers({ "Content-Disposition": header }).get("Content-Disposition")).toBe(header);
        const letters = header.split("UTF-8''")[1] ?? "";
        expect(decodeURIComponent(letters)).toBe(named(title));
      }),
    );
  });
});
