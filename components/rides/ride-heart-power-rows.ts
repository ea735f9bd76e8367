import type { HalfDrawing } from "@/components/charts/scatter-halves";
import { formatDuration, formatHeartRate, formatPower } from "@/core/format";
import { bpmAt, fitHalves, type HalfFitted } from "@/core/heart-rate-against-power";
import type { HeartRateAgainstPower } from "@/core/ride";

export interface HeartPower {
  summary: string;
  note: string;
  halves: [HalfDrawing, HalfDrawing];
  /** From, power, heart rate, half. */
  rows: string[][];
}

const NAMES = ["First half", "Second half"] as const;

/** Power and the heart rate that answered it, ready to be drawn and read. */
export function heartPowerOf(recorded: HeartRateAgainstPower): HeartPower {
  const { minutes, watts, bpm, lagSeconds, windowSeconds } = recorded;
  const fitted = fitHalves(recorded);
  const middle = watts.length >> 1;
  const dots = watts.map((x, index) => ({ x, y: bpm[index] ?? 0 }));
  const half = (index: 0 | 1): HalfDrawing => ({
    name: NAMES[index],
    dots: index === 0 ? dots.slice(0, middle) : dots.slice(middle),
    line: lineOf(fitted.halves[index]),
  });
  return {
    summary: summaryOf(fitted),
    note: `Each mark is ${windowSeconds === 60 ? "a minute" : `${windowSeconds / 60} minutes`} of riding, pauses left out. The heart answers with a delay: its rate is taken ${lagSeconds} seconds after the power. A line is the straight one that comes closest to the marks of its half (least squares).`,
    halves: [half(0), half(1)],
    rows: minutes.map((minute, index) => [
      formatDuration(minute * 60),
      formatPower(watts[index] ?? null),
      formatHeartRate(bpm[index] ?? null),
      index < middle ? NAMES[0] : NAMES[1],
    ]),
  };
}

function lineOf(half: HalfFitted): HalfDrawing["line"] {
  const at = (watts: number) => ({ x: watts, y: bpmAt(half, watts) });
  return [at(half.leastWatts), at(half.mostWatts)];
}

/** "At 205 W your heart beat 146 times a minute in the second half, 6 more than in the first." */
function summaryOf({ halves: [first, second], watts, driftBpm }: ReturnType<typeof fitHalves>): string {
  if (driftBpm === null) {
    return `The halves were ridden at powers too different to compare: ${formatPower(first.meanWatts)} and ${formatPower(second.meanWatts)} in the mean.`;
  }
  const [before, after] = [Math.round(bpmAt(first, watts)), Math.round(bpmAt(second, watts))];
  const drift = after - before;
  const compared = drift === 0 ? "as in" : drift > 0 ? `${drift} more than in` : `${-drift} fewer than in`;
  return `At ${formatPower(watts)} the heart beat ${after} times a minute in the second half, ${compared} the first.`;
}
