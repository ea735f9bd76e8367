import { describe, expect, test } from "vitest";
import { fitBytes } from "../../tests/support/fit-bytes";
import { madeFit, madeGpx, madeTcx } from "../../tests/support/made-files";
import { readRideFile } from "./read-ride-file";

const utf8 = (text: string) => new TextEncoder().encode(text);
const FIT_20_NOV_2026 = Date.UTC(2026, 10, 20) / 1000 - 631_065_600;

describe("readRideFile", { timeout: 60_000 }, () => {
  test.each([
    ["fit", madeFit({ seconds: 10 })],
    ["gpx", madeGpx({ seconds: 10 })],
    ["tcx", madeTcx({ seconds: 10 })],
    ["gpx", Uint8Array.from(Buffer.from(`\ufeff${new TextDecoder().decode(madeGpx({ seconds: 10 }))}`, "utf16le"))],
    [
      "gpx",
      utf8(
        new TextDecoder()
          .decode(madeGpx({ seconds: 10 }))
          .replaceAll("<gpx ", "<a:gpx ")
          .replace("</gpx>", "</a:gpx>"),
      ),
    ],
    ["tcx", utf8(`\n\n     ${new TextDecoder().decode(madeTcx({ seconds: 10 }))}`)],
  ])("knows a %s by its bytes, whatever it is called", (format, bytes) => {
    for (const name of ["ride.fit", "ride.tcx", "photo.jpg", ""]) {
      expect(readRideFile(bytes, name)).toMatchObject({
        kind: "rides",
        format,
        rides: [{ recorded: { elapsedSeconds: 10 } }],
        others: [],
      });
    }
  });

  test.each([
    ["nothing", new Uint8Array(), "ride.fit", /empty/],
    ["a picture that is called a ride", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), "ride.fit", /FIT file.*something else/],
    ["a page that is called a ride", utf8("<!doctype html><html></html>"), "ride.gpx.gz", /GPX file.*something else/],
    ["a map", utf8("<kml><Document/></kml>"), "ride.kml", /FIT, GPX and TCX/],
    ["a text that only names the format", utf8("gpx TrainingCenterDatabase .FIT"), "x", /FIT, GPX and TCX/],
  ])("refuses %s in words", (_, bytes, name, reason) => {
    expect(readRideFile(bytes, name)).toEqual({ kind: "damaged", format: null, reason: expect.stringMatching(reason) });
  });

  test("refuses what is larger than a ride", () => {
    const large = new Uint8Array(20_000_001);
    large.set(madeFit({ seconds: 10 }));
    expect(readRideFile(large, "x.fit")).toMatchObject({
      kind: "damaged",
      format: "fit",
      reason: expect.stringMatching(/larger.*20 MB/),
    });
  });

  test("refuses what spans more than a week", () => {
    const records = Array.from({ length: 20 }, (_, day) => ({
      number: 20,
      fields: [
        { number: 253, type: "uint32", value: FIT_20_NOV_2026 + day * 80_000 },
        { number: 7, type: "uint16", value: 200 },
      ] as const,
    }));
    expect(readRideFile(fitBytes(records), "x.fit")).toMatchObject({
      kind: "damaged",
      reason: expect.stringMatching(/week/),
    });
  });

  test("refuses what holds hundreds of rides", () => {
    const sessions = Array.from({ length: 201 }, (_, index) => ({
      number: 18,
      fields: [
        { number: 2, type: "uint32", value: FIT_20_NOV_2026 + index * 100 },
        { number: 7, type: "uint32", value: 50_000 },
      ] as const,
    }));
    expect(readRideFile(fitBytes(sessions), "x.fit")).toMatchObject({
      kind: "damaged",
      reason: expect.stringMatching(/200/),
    });
    expect(readRideFile(fitBytes(sessions.slice(1)), "x.fit")).toMatchObject({ kind: "rides", rides: { length: 200 } });
  });

  test("refuses a ride without any time to it", () => {
    const moment = { number: 18, fields: [{ number: 2, type: "uint32", value: FIT_20_NOV_2026 }] as const };
    expect(readRideFile(fitBytes([moment]), "x.fit")).toMatchObject({
      kind: "damaged",
      reason: expect.stringMatching(/Nothing/),
    });
  });

  test("gives the same ride from all three formats", () => {
    const [fit, gpx, tcx] = [madeFit, madeGpx, madeTcx].map((make) => {
      const reading = readRideFile(make({ seconds: 120, pauses: [{ start: 30, end: 90 }], offsetMinutes: null }), "x");
      if (reading.kind !== "rides" || !reading.rides[0]) throw new Error(reading.kind);
      return reading.rides[0].recorded;
    });
    for (const other of [gpx, tcx]) {
      expect(other).toMatchObject({ startedAt: fit?.startedAt, elapsedSeconds: 120, pauses: [{ start: 30, end: 90 }] });
      for (const name of ["power", "heart-rate", "cadence"] as const) {
        expect(other?.channels[name]).toEqual(fit?.channels[name]);
      }
    }
    expect(tcx?.channels.distance).toEqual(fit?.channels.distance);
    expect(tcx?.channels.speed).toEqual(fit?.channels.speed);
  });
});
