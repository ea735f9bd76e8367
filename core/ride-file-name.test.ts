import { describe, expect, test } from "vitest";
import { broughtAs, cleanFileName, formatBytes, isHidden, unpackedName, whyNotTaken } from "./ride-file-name";

const MEGABYTE = 1_000_000;
const GIGABYTE = 1_000_000_000;

describe("broughtAs", () => {
  test.each([
    ["ride.fit", { kind: "ride", format: "fit", isPacked: false }],
    ["RIDE.FIT", { kind: "ride", format: "fit", isPacked: false }],
    ["2026/tour.gpx.gz", { kind: "ride", format: "gpx", isPacked: true }],
    ["a.b.tcx", { kind: "ride", format: "tcx", isPacked: false }],
    ["everything.zip", { kind: "archive" }],
  ])("knows %s", (name, brought) => expect(broughtAs(name)).toEqual(brought));

  test.each(["notes.txt", "fit", "ride.fit.exe", "ride.zip.gz", "ride.gz", ""])("does not know %j", (name) => {
    expect(broughtAs(name)).toBeNull();
  });
});

describe("whyNotTaken", () => {
  test.each([
    ["a photograph", "hill.jpg", 1000, /\.fit, \.gpx and \.tcx/],
    ["an empty file", "ride.fit", 0, /empty/],
    ["a .fit file of more than 20 MB", "ride.fit", 20 * MEGABYTE + 1, /up to 20 MB/],
    ["a .gpx file of more than 50 MB", "ride.gpx", 50 * MEGABYTE + 1, /up to 50 MB/],
    ["an archive of more than the setting", "all.zip", 4 * GIGABYTE + 1, /up to 4 GB/],
  ])("refuses %s in words", (_, name, byteCount, words) => {
    expect(whyNotTaken(name, byteCount, 4 * GIGABYTE)).toMatch(words);
  });

  test("takes what is as large as allowed", () => {
    expect(whyNotTaken("ride.fit", 20 * MEGABYTE, 4 * GIGABYTE)).toBeNull();
    expect(whyNotTaken("all.zip", 4 * GIGABYTE, 4 * GIGABYTE)).toBeNull();
  });
});

describe("cleanFileName", () => {
  test.each([
    ["a name as it is", "Sunday ride.fit", "Sunday ride.fit"],
    ["folders, however they are written", "2025\\May\\ride.fit", "2025/May/ride.fit"],
    ["nothing that leads out of a folder", "../../etc/ride.fit", "etc/ride.fit"],
    ["no control characters and no half characters", "a\u0000b\u202e\ud800.fit", "a b \ufffd.fit"],
    ["something where nothing is left", "\u0007", "without a name"],
  ])("keeps %s", (_, name, clean) => expect(cleanFileName(name)).toBe(clean));

  test("keeps the end of a long name, which says what it is", () => {
    const clean = cleanFileName(`${"a".repeat(500)}.fit`);
    expect([...clean]).toHaveLength(200);
    expect(clean.endsWith(".fit")).toBe(true);
  });
});

test.each([
  ["__MACOSX/._ride.fit", true],
  ["rides/.DS_Store", true],
  ["rides/Thumbs.db", true],
  ["rides/2025/ride.fit", false],
])("whether systems put %s there: %s", (path, hidden) => expect(isHidden(path)).toBe(hidden));

test.each([
  [1, "1 KB"],
  [411_800, "412 KB"],
  [4 * MEGABYTE, "4 MB"],
  [3_920_000, "3.9 MB"],
  [4 * GIGABYTE, "4 GB"],
])("%i bytes are %s", (byteCount, text) => expect(formatBytes(byteCount)).toBe(text));

test("a gzipped file is called by what is in it", () => {
  expect(unpackedName("rides/ride.FIT.GZ")).toBe("rides/ride.FIT");
});
