import { expect } from "vitest";
import { parseRideId, type RideId } from "@/core/ids";
import { FIRST_WANTED, readWanted } from "@/core/wanted-data";
import type { House, Person } from "./house";
import { madeFit } from "./made-files";

/** What can be different about a made athlete, each a part of what they can let a coach see, or not. */
export interface MadeAthlete {
  bpm: number;
  restingBpm: number;
  kilograms: number;
  latitude: number;
  words: string;
  effort: number;
  steps: number;
  dayInCycle: number;
}

export const USUAL: MadeAthlete = {
  bpm: 151,
  restingBpm: 47,
  kilograms: 63.21,
  latitude: 47.3456,
  words: "CANARY-knee",
  effort: 9,
  steps: 11_204,
  dayInCycle: 17,
};

export interface Made {
  athlete: Person;
  /** The older one first. */
  rideIds: [old: RideId, late: RideId];
}

/**
 * Somebody with two rides, of 1 May and 20 November 2026, brought as files, and days of whom everything is known: two of
 * them differ in nothing but what is said.
 */
export async function addMadeAthlete(house: House, wanted: Partial<MadeAthlete> = {}): Promise<Made> {
  const made = { ...USUAL, ...wanted };
  const athlete = await house.addRider();
  await wantEverything(athlete);
  await giveFigures(athlete, made);
  await bring(house, athlete, "CANARY-may.fit", rideOf(made, "CANARY-old", "2026-05-01T08:00:00Z", 40));
  await bring(house, athlete, "CANARY-late.fit", rideOf(made, "Late ride", "2026-11-20T08:00:00Z", 0));
  const rideIds: Made["rideIds"] = [await idOf(athlete, "CANARY-old"), await idOf(athlete, "Late ride")];
  for (const id of rideIds) await sayWords(athlete, id, made);
  await tellDays(athlete, made);
  return { athlete, rideIds };
}

const rideOf = ({ bpm, latitude }: MadeAthlete, title: string, start: string, moreWatts: number): Uint8Array =>
  madeFit({
    ...{ title, start, seconds: 1201, lapsAt: [600] },
    bpm: (second) => bpm + ((second * second) % 13),
    watts: (second) => 201 + moreWatts + ((second * second) % 47),
    from: { latitude, longitude: 8.5432 },
  });

async function bring(house: House, { viewer }: Person, name: string, bytes: Uint8Array): Promise<void> {
  const uploads = await import("@/server/data/uploads");
  const created = await uploads.createBatch(viewer, [{ name, size: bytes.length }]);
  const upload = created.kind === "created" ? created.uploads[0] : undefined;
  if (!upload) return expect.fail("The file was not taken");
  await uploads.appendPart(viewer, upload.id, 0, new Uint8Array(bytes));
  await house.workOff();
}

async function idOf({ viewer }: Person, title: string): Promise<RideId> {
  const { db } = await import("@/server/db");
  const { id } = await db.ride.findFirstOrThrow({ where: { riderId: viewer.userId, title } });
  return parseRideId(id) ?? expect.fail("The ride has no id");
}

async function giveFigures({ viewer }: Person, { kilograms, restingBpm }: MadeAthlete): Promise<void> {
  const { saveFigures } = await import("@/server/data/figures");
  await saveFigures(viewer, "2026-01-01", [
    { kind: "weightKg", values: [kilograms] },
    { kind: "thresholdHeartRate", values: [161.5] },
    { kind: "maxHeartRate", values: [188.5] },
    { kind: "restingHeartRate", values: [restingBpm] },
  ]);
}

async function sayWords({ viewer }: Person, id: RideId, { words, effort }: MadeAthlete): Promise<void> {
  const { saveRideWords } = await import("@/server/data/ride-edits");
  const { addOwnEffort } = await import("@/server/data/own-efforts");
  const tags = [`${words}-tag`];
  await saveRideWords(viewer, id, {
    title: null,
    notes: `${words}-notes`,
    effort,
    feeling: effort % 5,
    tags,
    type: null,
  });
  const place = { start: 60, end: 360, replaces: null, isHidden: false };
  await addOwnEffort(viewer, id, { name: `${words}-effort`, ...place });
}

async function wantEverything({ viewer }: Person): Promise<void> {
  const { saveDataChoices } = await import("@/server/data/data-choices");
  const types = { body: true, daily: true, sleep: true, nutrition: true, menstruation: true };
  await saveDataChoices(viewer, readWanted({ types }, FIRST_WANTED), { isForgetting: false });
}

async function tellDays({ viewer }: Person, made: MadeAthlete): Promise<void> {
  const { db } = await import("@/server/db");
  const connection = await db.connection.findFirstOrThrow({ where: { riderId: viewer.userId } });
  const figures: [type: string, figures: Record<string, number>][] = [
    ["body", { weightKg: made.kilograms, bodyFatPercent: made.kilograms / 5, muscleKg: made.kilograms / 2 }],
    [
      "daily",
      {
        ...{ restingHeartRateBpm: made.restingBpm, hrvRmssdMs: made.restingBpm + 14.5, stressLevel: made.restingBpm },
        steps: made.steps,
      },
    ],
    ["sleep", { asleepSeconds: made.steps * 2, sleepScore: 71 }],
    ["menstruation", { dayInCycle: made.dayInCycle, cyclePhase: 3 }],
  ];
  for (const [type, told] of figures) {
    for (const day of ["2026-05-01", "2026-11-20"]) {
      await db.healthDay.create({
        data: {
          ...{ riderId: viewer.userId, connectionId: connection.id, type, identity: day, day: new Date(day) },
          ...{ orderedAt: new Date(), receivedAt: new Date(), figures: told, whole: new Uint8Array() },
        },
      });
    }
  }
}
