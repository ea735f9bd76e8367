import type { DensityDrawing } from "@/components/charts/scatter-density";
import { BIN_NEWTONS, BIN_RPM } from "@/core/quadrants";
import type { QuadrantBins, Quadrants } from "@/core/ride";
import { shareInWords } from "./zone-rows";

/** So much of a ride is drawn: a push from a standstill, or a spin, would make all the rest of it small. */
const DRAWN_SHARE = 0.995;

/** The seconds of a ride by the speed of the pedals and the force on them, ready to be drawn. */
export function quadrantDrawing(
  { cadenceRpm, splitVelocityMps, splitForceNewtons, seconds }: Quadrants,
  bins: QuadrantBins,
): DensityDrawing {
  const mpsPerRpm = splitVelocityMps / cadenceRpm;
  const size = { x: BIN_RPM * mpsPerRpm, y: BIN_NEWTONS };
  const fullest = Math.max(...bins.seconds);
  const [right, top] = [mostThatHolds(bins.columns, bins.seconds), mostThatHolds(bins.rows, bins.seconds)];
  const thresholdWatts = splitForceNewtons * splitVelocityMps;
  const total = seconds.reduce((sum, one) => sum + one, 0);
  const corner = (name: string, index: number) => `${name} · ${shareInWords(seconds[index] ?? 0, total)}`;
  return {
    bins: bins.seconds.flatMap((spent, index) => {
      const [column = 0, row = 0] = [bins.columns[index], bins.rows[index]];
      return row > top || column > right ? [] : [{ x: column * size.x, y: row * size.y, share: spent / fullest }];
    }),
    size,
    split: { x: splitVelocityMps, y: splitForceNewtons },
    axes: { x: "Pedal speed, m/s", y: "Force, N" },
    line: Array.from({ length: 80 }, (_, index) => (index + 4) * 0.05).map((x) => ({ x, y: thresholdWatts / x })),
    corners: [corner("QII", 1), corner("QI", 0), corner("QIII", 2), corner("QIV", 3)],
  };
}

/** The column, or the row, up to which nearly all seconds lie. */
function mostThatHolds(places: readonly number[], seconds: readonly number[]): number {
  const total = seconds.reduce((sum, one) => sum + one, 0);
  const order = [...places.keys()].sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
  let sum = 0;
  const last = order.find((index) => {
    sum += seconds[index] ?? 0;
    return sum >= DRAWN_SHARE * total;
  });
  return places[last ?? 0] ?? 0;
}
