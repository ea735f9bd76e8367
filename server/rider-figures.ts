import type { Figures } from "@/core/ride";
import { type Database, db } from "./db";

const NOTHING: Figures = {
  ftpWatts: null,
  thresholdHeartRate: null,
  maxHeartRate: null,
  restingHeartRate: null,
  weightKg: null,
};

/** The figures of a rider that were valid on a day (`YYYY-MM-DD`): of the last day on which they gave any. */
export async function figuresOn(riderId: string, day: string, database: Database = db): Promise<Figures> {
  const row = await database.riderFigures.findFirst({
    where: { riderId, validFrom: { lte: new Date(`${day}T00:00:00Z`) } },
    orderBy: { validFrom: "desc" },
    select: { ftpWatts: true, thresholdHeartRate: true, maxHeartRate: true, restingHeartRate: true, weightKg: true },
  });
  return row ?? NOTHING;
}
