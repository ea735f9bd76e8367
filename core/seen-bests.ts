import type { Best, BestRecord, Placing, RideBests } from "./bests";
import { isSeen, type Seeing } from "./seen-numbers";

/**
 * What a ride is compared with, as a coach may see it: field by field, as seen-numbers.ts is. Of which rides these are the
 * question itself decides (server/data/bests.ts).
 */
export const seenBests = (bests: RideBests, seeing: Seeing): RideBests => ({
  year: bests.year,
  byValue: eachPeriod((period) => seenOf(bests.byValue[period], seeing)),
  byWeight: eachPeriod((period) => (seeing.withWeight ? seenOf(bests.byWeight[period], seeing) : [])),
  placings: bests.placings.filter(({ kind }) => isSeen(kind, seeing)).map(seenPlacing),
});

const eachPeriod = (bestsOf: (period: keyof RideBests["byValue"]) => Best[]): RideBests["byValue"] => ({
  "ninety-days": bestsOf("ninety-days"),
  season: bestsOf("season"),
  "all-time": bestsOf("all-time"),
});

const seenOf = (bests: readonly Best[], seeing: Seeing): Best[] =>
  bests
    .filter(({ kind }) => isSeen(kind, seeing))
    .map((best) => ({
      kind: best.kind,
      size: best.size,
      value: best.value,
      rideId: best.rideId,
      title: best.title,
      startedAt: best.startedAt,
      offsetMinutes: best.offsetMinutes,
      weightKg: seeing.withWeight ? best.weightKg : null,
    }));

const seenPlacing = ({ kind, size, value, rank, of, record }: Placing): Placing => ({
  kind,
  size,
  value,
  rank,
  of,
  record: record && seenRecord(record),
});

const seenRecord = ({ of, until }: BestRecord): BestRecord => ({
  of,
  until: until && { startedAt: until.startedAt, offsetMinutes: until.offsetMinutes },
});
