import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyExportRide, exportRide, lapsOfSpans } from "../../tests/support/export-rides";
import { csvText, writeCsv } from "./write-csv";

// Many rides, or long ones, on a machine that may be busy with other things.
const PATIENT = { timeout: 60_000 };

/** A strict reading by RFC 4180: every line ends with CRLF, quotes only around a whole cell or doubled within. */
function parseCsv(bytes: Uint8Array): string[][] {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const rows: string[][] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const [, raw = "", end] =
      cell.exec(text) ?? expect.fail(`no cell at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe("a ride written as CSV", PATIENT, () => {
  test("is a row a second with units in its head; a gap is an empty cell", () => {
    const ride = exportRide({
      laps: lapsOfSpans([{ start: 0, end: 2 }], []),
      extras: [{ name: 'Core, "inner"', unit: "°C", channel: Float32Array.of(37.25, Number.NaN, 37.5) }],
      recorded: {
        startedAt: new Date("2026-05-09T22:59:59Z"),
        offsetMinutes: 90,
        elapsedSeconds: 3,
        pauses: [{ start: 1, end: 2 }],
        channels: {
          power: Float32Array.of(200, Number.NaN, 0),
          speed: Float32Array.of(8.125, 0, 7.1),
          temperature: Float32Array.of(-0.5, 12.5, 13),
        },
        track: {
          latitude: Float64Array.of(0.123456789, Number.NaN, -1),
          longitude: Float64Array.of(1.5, Number.NaN, 180),
        },
      },
    });
    expect(parseCsv(writeCsv(ride))).toEqual([
      [
        "second",
        "time (UTC)",
        "local time",
        "power (W)",
        "speed (m/s)",
        "temperature (°C)",
        "latitude (°)",
        "longitude (°)",
        "paused",
        "lap",
        'Core, "inner" (°C)',
      ],
      [
        "0",
        "2026-05-09T22:59:59Z",
        "2026-05-10T00:29:59+01:30",
        "200",
        "8.125",
        "-0.5",
        "0.1234568",
        "1.5",
        "0",
        "1",
        "37.25",
      ],
      ["1", "2026-05-09T23:00:00Z", "2026-05-10T00:30:00+01:30", "", "0", "12.5", "", "", "1", "1", ""],
      ["2", "2026-05-09T23:00:01Z", "2026-05-10T00:30:01+01:30", "0", "7.1", "13", "-1", "180", "0", "", "37.5"],
    ]);
  });

  test.each([
    [null, ""],
    [0, "2026-05-09T16:30:00+00:00"],
    [-210, "2026-05-09T13:00:00-03:30"],
  ])("tells the local time at an offset of %s minutes as %s", (offsetMinutes, local) => {
    const rows = parseCsv(writeCsv(exportRide({ recorded: { offsetMinutes } })));
    expect(rows[1]?.[2]).toBe(local);
  });

  test("is read strictly whatever was recorded, and has all its rows and columns", () => {
    fc.assert(
      fc.property(anyExportRide, (ride) => {
        const rows = parseCsv(writeCsv(ride));
        const { channels, track, elapsedSeconds } = ride.recorded;
        const columns = 5 + Object.keys(channels).length + (track ? 2 : 0) + ride.extras.length;
        expect(rows.map((row) => row.length)).toEqual(new Array(elapsedSeconds + 1).fill(columns));
      }),
    );
  });

  test("tells every value to its channel's step", () => {
    fc.assert(
      fc.property(anyExportRide, (ride) => {
        const [head = [], ...rows] = parseCsv(writeCsv(ride));
        const at = head.indexOf("elevation (m)");
        const written = ride.recorded.channels.elevation ?? new Float32Array();
        const misread = Array.from(
          written,
          (value, second) => [value, rows[second]?.[at] ?? "missing"] as const,
        ).filter(([value, cell]) => (Number.isNaN(value) ? cell !== "" : Math.abs(Number(cell) - value) > 0.0501));
        expect(misread).toEqual([]);
      }),
    );
  });
});

describe("words in a cell", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =1", "'  =1"],
    ["\t=1", "' =1"],
    ["\r\n=1", "' =1"],
    ["＝1", "'＝1"],
    ['=HYPERLINK("http://elsewhere.example","x")', `"'=HYPERLINK(""http://elsewhere.example"",""x"")"`],
  ])("are no formula: %j", (text, cell) => {
    expect(csvText(text)).toBe(cell);
  });

  test.each([
    ["Core temperature", "Core temperature"],
    ["a, b", '"a, b"'],
    ['the "real" one', '"the ""real"" one"'],
    ["two\r\nlines", "two lines"],
    ["a\0b", "a b"],
  ])("are otherwise what they are: %j", (text, cell) => {
    expect(csvText(text)).toBe(cell);
  });
});
