import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Decoder, Stream } from "@garmin/fitsdk";
import FitParser from "fit-file-parser";
import { describe, expect, test } from "vitest";
import { hasReferenceRides, SKIPPED } from "../../../tests/support/reference-rides";
import { decodeFit } from "./decode";
import type { FitMessage } from "./messages";
import { HEART_BEATS, MESSAGE, type NumberField, numberIn, numbersIn, RECORD, SESSION, WANTED } from "./profile";

/**
 * Our decoder against two that share no code with it or with each other: Garmin's own and fit-file-parser. Every record
 * of every reference file, every field that we use.
 */
const FOLDER = resolve(import.meta.dirname, "../../../../shared/data/rides");
const inFolder = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".fit"))
        .map((name) => `${folder}/${name}`)
    : [];
const FILES = [...inFolder(FOLDER), ...inFolder(`${FOLDER}/season-2016`)];

const nameOf = (path: string) => path.split("/").at(-1) ?? "";
if (!hasReferenceRides) console.warn(SKIPPED);

/** One record in a form that each decoder is brought into; undefined is missing. */
type Row = Record<
  "at" | "power" | "bpm" | "rpm" | "meters" | "mps" | "elevation" | "celsius" | "lat" | "lng" | "share",
  number | undefined
>;

function ours(record: FitMessage): Row {
  const of = (field: NumberField) => numberIn(record, field) ?? undefined;
  return {
    at: record.timestamp ?? undefined,
    power: of(RECORD.power),
    bpm: of(RECORD.heartRate),
    rpm: of(RECORD.cadence),
    meters: of(RECORD.distance),
    mps: of(RECORD.enhancedSpeed) ?? of(RECORD.speed),
    elevation: of(RECORD.enhancedElevation) ?? of(RECORD.elevation),
    celsius: of(RECORD.temperature),
    lat: of(RECORD.latitude),
    lng: of(RECORD.longitude),
    share: of(RECORD.balance),
  };
}

const SEMICIRCLE = 180 / 2 ** 31;
const number = (value: unknown) => (typeof value === "number" ? value : undefined);
const degrees = (semicircles: unknown) => (typeof semicircles === "number" ? semicircles * SEMICIRCLE : undefined);

function garmins(record: Record<string, unknown>): Row {
  return {
    at: number(record.timestamp),
    power: number(record.power),
    bpm: number(record.heartRate),
    rpm: number(record.cadence),
    meters: number(record.distance),
    mps: number(record.enhancedSpeed),
    elevation: number(record.enhancedAltitude),
    celsius: number(record.temperature),
    lat: degrees(record.positionLat),
    lng: degrees(record.positionLong),
    share: number(record.leftRightBalance),
  };
}

const FIT_EPOCH = 631_065_600;

function parsers(record: Record<string, unknown>): Row {
  const { timestamp, left_right_balance: balance } = record;
  const share = typeof balance === "object" && balance !== null ? Reflect.get(balance, "value") : undefined;
  const isRight = typeof balance === "object" && balance !== null && Reflect.get(balance, "right") === true;
  return {
    at:
      timestamp instanceof Date
        ? timestamp.getTime() / 1000 - FIT_EPOCH
        : Date.parse(String(timestamp)) / 1000 - FIT_EPOCH,
    power: number(record.power),
    bpm: number(record.heart_rate),
    rpm: number(record.cadence),
    meters: number(record.distance),
    mps: number(record.enhanced_speed) ?? number(record.speed),
    elevation: number(record.enhanced_altitude) ?? number(record.altitude),
    celsius: number(record.temperature),
    lat: number(record.position_lat),
    lng: number(record.position_long),
    share: typeof share === "number" ? share + (isRight ? 128 : 0) : undefined,
  };
}

/** The first records in which two decoders differ, without saying where anybody was. */
function differences(one: readonly Row[], other: readonly Row[]): string[] {
  const found: string[] = one.length === other.length ? [] : [`${one.length} records, ${other.length} records`];
  for (const [index, row] of one.entries()) {
    for (const [field, value] of Object.entries(row)) {
      const theirs = Reflect.get(other[index] ?? {}, field);
      const isSame = value === undefined ? theirs === undefined : Math.abs(Number(theirs) - value) < 1e-6;
      if (!isSame)
        found.push(
          field.startsWith("l") ? `${field} of record ${index}` : `${field} of record ${index}: ${value}, ${theirs}`,
        );
    }
  }
  return found.slice(0, 5);
}

function decoded(path: string) {
  const bytes = readFileSync(path);
  const [part, ...more] = decodeFit(bytes, WANTED);
  if (!part || more.length > 0) throw new Error("not one part");
  const of = (wanted: number) => part.messages.filter((message) => message.number === wanted);
  return { bytes, part, of, rows: of(MESSAGE.record).map(ours) };
}

async function byParser(bytes: Uint8Array) {
  const parser = new FitParser({
    force: true,
    speedUnit: "m/s",
    lengthUnit: "m",
    temperatureUnit: "celsius",
    mode: "list",
  });
  return parser.parseAsync(Uint8Array.from(bytes).buffer);
}

const isCompressed = (path: string) => nameOf(path).startsWith("D25");

describe.skipIf(!hasReferenceRides)("our decoder", { timeout: 60_000 }, () => {
  test("finds all reference files whole", () => {
    expect(FILES.length).toBeGreaterThanOrEqual(49);
    expect(FILES.filter((path) => decoded(path).part.faults.length > 0)).toEqual([]);
  });

  // Garmin's own stops at compressed timestamps: "not currently supported".
  test.each(FILES.filter((path) => !isCompressed(path)).map((path) => [nameOf(path), path]))(
    "reads of %s what Garmin's reads",
    (_, path) => {
      const { bytes, of, rows } = decoded(path);
      const { messages, errors } = new Decoder(Stream.fromBuffer(bytes)).read({
        convertDateTimesToDates: false,
        convertTypesToStrings: false,
        mergeHeartRates: false,
      });
      expect(errors).toEqual([]);
      expect(
        differences(
          rows,
          (messages.recordMesgs ?? []).map((record) => garmins({ ...record })),
        ),
      ).toEqual([]);
      const counts = [MESSAGE.session, MESSAGE.lap, MESSAGE.event, MESSAGE.deviceInfo, MESSAGE.heartBeats].map(
        (wanted) => of(wanted).length,
      );
      const { sessionMesgs = [], lapMesgs = [], eventMesgs = [], deviceInfoMesgs = [], hrvMesgs = [] } = messages;
      expect(counts).toEqual([sessionMesgs, lapMesgs, eventMesgs, deviceInfoMesgs, hrvMesgs].map((all) => all.length));
      const [session] = of(MESSAGE.session);
      const { totalElapsedTime, totalTimerTime, totalDistance, sport } = sessionMesgs[0] ?? {};
      const totals = [SESSION.elapsed, SESSION.timer, SESSION.distance, SESSION.sport].map(
        (field) => numberIn(session, field) ?? undefined,
      );
      expect(totals).toEqual([totalElapsedTime, totalTimerTime, totalDistance, sport]);
      const beats = of(MESSAGE.heartBeats).flatMap((message) => numbersIn(message, HEART_BEATS.intervals));
      const theirs = hrvMesgs
        .flatMap(({ time }) => time ?? [])
        .filter((seconds) => typeof seconds === "number" && seconds < 65.535);
      expect(beats.length).toBe(theirs.length);
    },
  );

  test.each(FILES.map((path) => [nameOf(path), path]))("reads of %s what fit-file-parser reads", async (_, path) => {
    const { bytes, rows } = decoded(path);
    const { records = [] } = await byParser(bytes);
    expect(
      differences(
        rows,
        records.map((record) => parsers({ ...record })),
      ),
    ).toEqual([]);
  });
});
