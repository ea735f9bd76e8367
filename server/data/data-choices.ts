import "server-only";
import {
  type DataType,
  FIRST_WANTED,
  HEALTH_TYPES,
  isDataType,
  readWanted,
  type WantedData,
  type WantedField,
  wantedByBoth,
  withdrawnBy,
} from "@/core/wanted-data";
import { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { holdRider } from "../hold-rider";
import { readAccepted } from "../house-settings";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { requestNewlyWanted } from "../newly-wanted";
import { toJson } from "../ride-json";
import type { Viewer } from "../viewer";

/** What the operator accepts, what of all that the rider would want, and what of it is kept therefore. */
export interface DataChoices {
  accepted: WantedData;
  own: WantedData;
  wanted: WantedData;
}

/** The viewer's choices; of one who never chose, those that hold until then. */
export async function findDataChoices(viewer: Viewer): Promise<DataChoices> {
  const [accepted, row] = await Promise.all([
    readAccepted(),
    db.dataChoices.findUnique({ where: { riderId: viewer.userId }, select: { values: true } }),
  ]);
  const own = readWanted(row?.values, FIRST_WANTED);
  return { accepted, own, wanted: wantedByBoth(accepted, own) };
}

/** Something that is stored and not wanted any more. */
export interface Stored {
  what: DataType | WantedField;
  /** Rides, days or nights that hold it; of an account 1. */
  count: number;
}

/**
 * Of what the viewer withdraws with a change, what is stored. Files that they brought themselves are not among it.
 *
 * @param own as it would be from now on
 */
export async function countWithdrawn(viewer: Viewer, own: WantedData): Promise<Stored[]> {
  const before = await findDataChoices(viewer);
  const withdrawn = withdrawnBy(before.own, own);
  if (withdrawn.length === 0) return [];
  const counts = await countStored(viewer);
  return withdrawn.map((what) => ({ what, count: counts[what] })).filter(({ count }) => count > 0);
}

/** How much of each is stored of the viewer. */
async function countStored({ userId }: Viewer): Promise<Record<DataType | WantedField, number>> {
  const [counts] = await db.$queryRaw<Record<DataType | WantedField, number>[]>`
    SELECT
      (SELECT count(*)::int FROM "RideSource" WHERE "riderId" = ${userId}::uuid AND kind = 'terra') AS activity,
      (SELECT count(*)::int FROM "Connection" WHERE "riderId" = ${userId}::uuid AND "accountId" IS NOT NULL) AS athlete,
      ${channelCount(userId, "position")} AS positions,
      ${channelCount(userId, "heart-rate")} + ${figureCount(userId, ["restingHeartRateBpm", "hrvRmssdMs", "hrvSdnnMs"])}
        AS "heartRate",
      ${figureCount(userId, ["weightKg", "bodyFatPercent", "muscleKg"])} AS weight,
      ${figureCount(userId, ["systolicMmHg", "diastolicMmHg", "glucoseMgPerDl"])} AS "bloodValues"`;
  const types = await db.healthDay.groupBy({ by: ["type"], where: { riderId: userId }, _count: true });
  const ofType = (type: string) => types.find((one) => one.type === type)?._count ?? 0;
  const none = { activity: 0, athlete: 0, positions: 0, heartRate: 0, weight: 0, bloodValues: 0 };
  return {
    ...none,
    ...counts,
    ...(Object.fromEntries(HEALTH_TYPES.map((type) => [type, ofType(type)])) as Record<
      (typeof HEALTH_TYPES)[number],
      number
    >),
  };
}

const channelCount = (riderId: string, name: string) => Prisma.sql`(
  SELECT count(*)::int FROM "RideChannel" channel
  JOIN "RideSource" source ON source."riderId" = channel."riderId" AND source.id = channel."sourceId"
  WHERE channel."riderId" = ${riderId}::uuid AND channel.name = ${name} AND source.kind = 'terra')`;

const figureCount = (riderId: string, names: readonly string[]) => Prisma.sql`(
  SELECT count(*)::int FROM "HealthDay" WHERE "riderId" = ${riderId}::uuid AND figures ?| ${names})`;

/** What is being applied at this moment still goes by the choice before; it is over before anything is deleted. */
const UNDER_WAY_SECONDS = 30;

/** What follows from another choice. */
export interface ChoicesSaved {
  /** What is stored of these will be deleted. */
  gone: (DataType | WantedField)[];
  /** What is wanted only now is asked for from this moment on; null when there is nothing to ask for. */
  askedFrom: Date | null;
}

/**
 * Keeps what the viewer chose. From now on what is not wanted is dropped as it arrives; types that were not wanted before
 * are asked for of the time of which there are rides.
 *
 * @param isForgetting whether what is stored of what they withdraw is deleted, too; a job does it
 */
export async function saveDataChoices(
  viewer: Viewer,
  own: WantedData,
  { isForgetting }: { isForgetting: boolean },
  now = new Date(),
): Promise<ChoicesSaved> {
  const riderId = viewer.userId;
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const row = await tx.dataChoices.findUnique({ where: { riderId }, select: { values: true } });
    const [before, accepted] = [readWanted(row?.values, FIRST_WANTED), await readAccepted(tx)];
    const withdrawn = withdrawnBy(before, own);
    const added = withdrawnBy(wantedByBoth(accepted, own), wantedByBoth(accepted, before)).filter(isDataType);
    const data = { values: toJson(own), changedAt: now };
    await tx.dataChoices.upsert({ where: { riderId }, create: { riderId, ...data }, update: data });
    if (isForgetting && withdrawn.length > 0) {
      await sendJob(tx, "forget-data", { riderId, what: withdrawn }, { afterSeconds: UNDER_WAY_SECONDS });
    }
    const askedFrom = await requestNewlyWanted(tx, riderId, added, now);
    await announce(tx, { kind: "health", riderId });
    return { gone: isForgetting ? withdrawn : [], askedFrom };
  });
}
