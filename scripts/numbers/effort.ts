import { maxOf } from "@/core/channel-statistics";
import { known } from "@/core/stretch";
import type { ReferenceRide } from "@/tests/support/reference-rides";
import { atMost, type Chapter, type Comparison, column, type OurRide, percent } from "./comparison";

const means: Chapter = {
  words: `Mean power: raw_mean_power_w within 2 %. Weighted power: alt_np_w within 1 %. Mean heart rate: fit_avg_hr_bpm within
1 bpm, and where the device told none raw_mean_hr_bpm (which is a mean of records: of slow recording it is another).
Mean cadence: raw_mean_nonzero_cad_rpm within 1.5 rpm. gc_ means are not compared: the lines that it draws into short
stops lower them by 1 to 5 %.
Highest power and cadence: raw_max_power_w and raw_max_cad_rpm, as they are. Highest heart rate of a single second:
raw_max_hr_bpm, as it is; ours is shown only where it was held for three seconds, which no column tells.`,
  comparisons: [
    {
      quantity: "mean power",
      unit: "W",
      ours: ({ numbers }) => numbers.meanPowerWatts,
      theirs: column("raw_mean_power_w"),
      tolerance: percent(2),
    },
    {
      quantity: "weighted power",
      unit: "W",
      ours: ({ numbers }) => numbers.weightedPowerWatts,
      theirs: column("alt_np_w"),
      tolerance: percent(1),
    },
    {
      quantity: "mean heart rate",
      unit: "bpm",
      ours: ({ numbers }) => numbers.meanHeartRateBpm,
      theirs: (reference) => reference.value("fit_avg_hr_bpm") || reference.value("raw_mean_hr_bpm"),
      tolerance: atMost(1),
    },
    {
      quantity: "mean cadence",
      unit: "rpm",
      ours: ({ numbers }) => numbers.meanCadenceRpm,
      theirs: column("raw_mean_nonzero_cad_rpm"),
      tolerance: atMost(1.5),
    },
    {
      quantity: "highest power",
      unit: "W",
      ours: ({ numbers }) => numbers.maxPowerWatts,
      theirs: column("raw_max_power_w"),
      tolerance: atMost(0),
    },
    {
      quantity: "highest heart rate of a second",
      unit: "bpm",
      ours: ({ recorded }) => known(recorded.channels["heart-rate"], maxOf),
      theirs: column("raw_max_hr_bpm"),
      tolerance: atMost(0),
    },
    {
      quantity: "highest cadence",
      unit: "rpm",
      ours: ({ numbers }) => numbers.maxCadenceRpm,
      theirs: column("raw_max_cad_rpm"),
      tolerance: atMost(0),
    },
  ],
};

const PEAKS: [name: string, seconds: number, column: string][] = [
  ["1 s", 1, "gc_peak_1s_w"],
  ["5 s", 5, "alt_peak_5s_w"],
  ["10 s", 10, "gc_peak_10s_w"],
  ["30 s", 30, "gc_peak_30s_w"],
  ["1 min", 60, "alt_peak_1m_w"],
  ["5 min", 300, "alt_peak_5m_w"],
  ["10 min", 600, "gc_peak_10m_w"],
  ["20 min", 1200, "alt_peak_20m_w"],
  ["30 min", 1800, "gc_peak_30m_w"],
  ["60 min", 3600, "alt_peak_60m_w"],
];

const HEART_PEAKS: [name: string, seconds: number, column: string][] = [
  ["20 min", 1200, "gc_peak_hr_20m_bpm"],
  ["60 min", 3600, "gc_peak_hr_60m_bpm"],
];

const bests: Chapter = {
  words: `Best efforts: of 5 s, 1, 5, 20 and 60 min alt_peak_*_w, of the others gc_peak_*_w, within 0.1 %; ours from the power
curve, which counts a lost second as 0 W as they do (of an effort such a window is none). Of the best 90 min those are
not compared that are below two thirds of the same ride's best 60 min, which cannot be (S22).
By heart rate: gc_peak_hr_*_bpm within 0.1 %, of rides without holes above 10 s and with a heart rate in every record:
in others the reference draws lines through stops and takes a missing heart rate for 0.`,
  comparisons: [
    ...PEAKS.map(
      ([name, seconds, peak]): Comparison => ({
        quantity: `best ${name}`,
        unit: "W",
        ours: ({ analysis }) => curveAt(analysis.powerCurve, seconds),
        theirs: column(peak),
        tolerance: percent(0.1),
      }),
    ),
    {
      quantity: "best 90 min",
      unit: "W",
      ours: ({ analysis }) => curveAt(analysis.powerCurve, 5400),
      theirs: (reference) => {
        const [best, ofAnHour] = [reference.value("gc_peak_90m_w"), reference.value("alt_peak_60m_w") ?? 0];
        return best !== null && best * 1.5 >= ofAnHour ? best : null;
      },
      tolerance: percent(0.1),
    },
    ...HEART_PEAKS.map(
      ([name, seconds, peak]): Comparison => ({
        quantity: `best ${name} of heart rate`,
        unit: "bpm",
        ours: ({ analysis }) => curveAt(analysis.heartRateCurve, seconds),
        theirs: (reference) => (hasWholeHeartRate(reference) ? reference.value(peak) : null),
        tolerance: percent(0.1),
      }),
    ),
  ],
};

function curveAt(curve: OurRide["analysis"]["powerCurve"], seconds: number): number | null {
  const index = curve?.seconds.indexOf(seconds) ?? -1;
  return curve?.values[index] ?? null;
}

const hasWholeHeartRate = (reference: ReferenceRide) =>
  (reference.value("raw_longest_gap_s") ?? 0) <= 10 && reference.value("raw_n_hr") === reference.value("raw_records");

/** Means, maxima and best efforts. */
export const EFFORT: Chapter[] = [means, bests];
