import { readFileSync } from "node:fs";
import { Decoder, Stream } from "@garmin/fitsdk";
import { describe, expect, test } from "vitest";
import { CHANNEL_NAMES, type ChannelName } from "@/core/channel";
import type { RecordedRide } from "@/core/ride";
import type { SourceRide } from "@/core/source-ride";
import type { ExportRide } from "@/server/files/export-ride";
import { readRideFile } from "@/server/files/read-ride-file";
import { writeFit } from "@/server/files/write-fit";
import { writeGpx } from "@/server/files/write-gpx";
import { writeTcx } from "@/server/files/write-tcx";
import { lapsOfSpans, numbersOf } from "./support/export-rides";
import { hasReferenceRides, referenceRides, SKIPPED } from "./support/reference-rides";

// Many rides, or long ones, on a machine that may be busy with other things.
const PATIENT = { timeout: 60_000 };

/** Smart recording, drop-outs, long pauses, no position, spikes, another format, no heart, fields of apps. */
const IDS = ["D02", "D04", "D06", "D07", "D09", "D11", "D12", "D15", "D18", "D20", "D24", "S18"];
const RIDES = referenceRides("").filter(({ id }) => IDS.includes(id));

if (!hasReferenceRides) console.warn(`Reference rides written and read again: ${SKIPPED}.`);

function read(bytes: Uint8Array, name: string): SourceRide {
  const reading = readRideFile(bytes, name);
  const ride = reading.kind === "rides" ? reading.rides[0] : undefined;
  return ride ?? expect.fail(`${name}: ${reading.kind}`);
}

function toExport({ title, device, extras, recorded }: SourceRide): ExportRide {
  return {
    title,
    device,
    extras,
    recorded,
    laps: lapsOfSpans(recorded.laps, recorded.pauses),
    numbers: numbersOf(recorded),
  };
}

const STEPS: Record<ChannelName, number> = {
  power: 1,
  "heart-rate": 1,
  speed: 0.001,
  cadence: 1,
  elevation: 0.2,
  temperature: 1,
  balance: 1,
  distance: 0.01,
};

/** In how many seconds one column says something else than the other, which began later, by more than half a step. */
function differing(one: Column, other: Column, { step, later }: { step: number; later: number }): number {
  let count = 0;
  for (let second = 0; second < Math.max(one?.length ?? 0, (other?.length ?? 0) + later); second++) {
    const [a, b] = [one?.[second] ?? Number.NaN, other?.[second - later] ?? Number.NaN];
    const isSame = Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - b) <= step * 0.501 + Math.abs(a) * 1e-7;
    if (!isSame) count++;
  }
  return count;
}

type Column = ArrayLike<number> | undefined;
type Compared = [name: string, one: Column, other: Column, step: number];

function differences(one: RecordedRide, other: RecordedRide): Record<string, number> {
  const later = (other.startedAt.getTime() - one.startedAt.getTime()) / 1000;
  const columns: Compared[] = [
    ...CHANNEL_NAMES.map((name): Compared => [name, one.channels[name], other.channels[name], STEPS[name]]),
    ["latitude", one.track?.latitude, other.track?.latitude, 2e-7],
    ["longitude", one.track?.longitude, other.track?.longitude, 2e-7],
  ];
  const counts = columns.map(([name, a, b, step]) => [name, differing(a, b, { step, later })] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

describe.skipIf(!hasReferenceRides)("a reference ride", PATIENT, () => {
  test.each(RIDES)(
    "$id written as FIT is whole to another program, and to us the ride that it was",
    async ({ path, file }) => {
      const source = read(readFileSync(path), file);
      const bytes = await writeFit(toExport(source));
      expect(new Decoder(Stream.fromByteArray(bytes)).checkIntegrity()).toBe(true);
      const again = read(bytes, "written.fit");
      expect(differences(source.recorded, again.recorded)).toEqual({});
      expect(again.recorded).toMatchObject({
        startedAt: source.recorded.startedAt,
        elapsedSeconds: source.recorded.elapsedSeconds,
        offsetMinutes: source.recorded.offsetMinutes,
        pauses: source.recorded.pauses,
        isIndoor: source.recorded.isIndoor,
      });
      expect(again.recorded.laps.map(({ start, end }) => ({ start, end }))).toEqual(
        toExport(source).laps.length > 0
          ? source.recorded.laps.map(({ start, end }) => ({ start, end }))
          : [{ start: 0, end: source.recorded.elapsedSeconds }],
      );
      expect(again).toMatchObject({ title: source.title, device: source.device, isIncomplete: false, clockJumps: [] });
      expect(again.extras.map(({ name, unit }) => [name, unit])).toEqual(
        source.extras.map(({ name, unit }) => [name, unit]),
      );
    },
  );

  test.each(RIDES)(
    "$id written as TCX is to us the ride that it was, but for what the format has no place for",
    ({ path, file }) => {
      const source = read(readFileSync(path), file);
      const again = read(writeTcx(toExport(source)), "written.tcx");
      const { temperature: _, balance: __, ...rest } = differences(ridden(source.recorded), again.recorded);
      expect(rest).toEqual({});
    },
  );

  test.each(RIDES.filter(({ id }) => id !== "D12" && id !== "D15" && id !== "D18"))(
    "$id written as GPX is to us the ride that it was where its position was known",
    ({ path, file }) => {
      const source = read(readFileSync(path), file);
      const again = read(writeGpx(toExport(source)), "written.gpx");
      const { balance: _, distance: __, ...rest } = differences(placed(ridden(source.recorded)), again.recorded);
      expect(rest).toEqual({});
      expect(again.title).toBe(source.title);
    },
  );
});

/** Without what was measured while the timer stood still: GPX and TCX hold what was ridden. */
function ridden({ channels, track, pauses, ...ride }: RecordedRide): RecordedRide {
  for (const column of [...Object.values(channels), track?.latitude, track?.longitude]) {
    for (const { start, end } of pauses) column?.fill(Number.NaN, start, end);
  }
  return { ...ride, channels, track, pauses };
}

/** Without what was measured where nobody knew the position, which GPX cannot hold. */
function placed(ride: RecordedRide): RecordedRide {
  for (const channel of Object.values(ride.channels)) {
    ride.track?.latitude.forEach((latitude, second) => {
      if (Number.isNaN(latitude)) channel[second] = Number.NaN;
    });
  }
  return ride;
}
