import type { RecordedRide } from "@/core/ride";

const BAND_METERS = 3;

/** Devices write altitudes in fifths of a metre. */
const STEPS = 5;

/**
 * How much a rise of exactly the dead band makes of a ride's ascent, in m: strictly it is not above the band, but in plain
 * doubles the last bit decides, differently from height to height. Both ways of counting are written down here once more,
 * apart from core/ascent.ts, as the reference describes its own: from the first fix on, on recorded altitudes only.
 */
export function ambiguityOfAscent({ channels, track }: RecordedRide): number {
  const altitudes = Array.from(channels.elevation ?? []).slice(firstFix(track?.latitude));
  const steps = altitudes.filter((one) => !Number.isNaN(one)).map((one) => Math.round((one + 500) * STEPS));
  const exact = climbed(steps, BAND_METERS * STEPS) / STEPS;
  const inDoubles = climbed(
    steps.map((step) => step / STEPS - 500),
    BAND_METERS,
  );
  return Math.abs(exact - inDoubles);
}

const firstFix = (latitude: Float64Array | undefined): number =>
  Math.max(latitude?.findIndex((one) => !Number.isNaN(one)) ?? 0, 0);

function climbed(heights: readonly number[], band: number): number {
  let reference = heights[0] ?? 0;
  let sum = 0;
  for (const height of heights) {
    if (height > reference + band) sum += height - reference;
    if (height > reference + band || height < reference - band) reference = height;
  }
  return sum;
}
