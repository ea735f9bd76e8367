import { pausedSeconds } from "@/core/pauses";
import type { ZoneTimes } from "@/core/ride";
import type { ReferenceRide } from "@/tests/support/reference-rides";
import { atMost, type Chapter, type Comparison, column, type OurRide, percent, timerOf } from "./comparison";

const loads: Chapter = {
  words: `Load: by alt_np_w, fit_total_timer_s and FTP 250 W (100 × hours × intensity²), within 2 %; gc_tss_ftp250 is by the
reference's own longer recording time.
Training impulse and load by heart rate: gc_trimp_banister and gc_trimp100 are by gc_moving_s, so they are compared by
the second: of the impulse over the seconds with a heart rate, of the load over the timer. Within what 1 bpm of mean
heart rate makes of them.
Decoupling: gc_decoupling_pct, of rides that are steady enough for it by the reference's own values (an hour, gc_vi up to
1.15), within what its lines make when all of them fall into one half, and 1 bpm of mean heart rate.
Least W′ balance: gc_wbal_min_*_kj, within 2 % of the 20 kJ, as mean power.`,
  comparisons: [
    {
      quantity: "load",
      unit: "",
      ours: ({ numbers }) => numbers.load,
      theirs: (reference) => {
        const [watts, seconds] = [reference.value("alt_np_w"), timerOf(reference)];
        return watts === null || seconds === null ? null : (seconds / 36) * (watts / 250) ** 2;
      },
      tolerance: percent(2),
    },
    {
      quantity: "training impulse an hour",
      unit: "",
      ours: ({ numbers, recorded }) => impulseAnHour(numbers, recorded),
      theirs: (reference) => overSeconds("gc_trimp_banister", reference, 3600),
      tolerance: (theirs, reference) => theirs * shareOfABeat(reference),
    },
    {
      quantity: "load by heart rate",
      unit: "",
      ours: ({ numbers }) => numbers.heartRateLoad,
      theirs: (reference) => overSeconds("gc_trimp100", reference, timerOf(reference)),
      tolerance: (theirs, reference) => theirs * shareOfABeat(reference),
    },
    {
      quantity: "decoupling",
      unit: "points",
      ours: ({ numbers }) => numbers.decouplingPercent,
      theirs: (reference) => (isSteady(reference) ? reference.value("gc_decoupling_pct") : null),
      tolerance: (_, reference) => 200 * shareOfLines(reference) + 100 / heartRateOf(reference),
    },
    {
      quantity: "least W′ balance",
      unit: "kJ",
      ours: ({ numbers }) => numbers.leastWBalanceKilojoules,
      theirs: column("gc_wbal_min_differential_kj"),
      tolerance: atMost(0.4),
    },
    {
      quantity: "least W′ balance, integral",
      unit: "kJ",
      ours: ({ numbers }) => numbers.leastWBalanceIntegralKilojoules,
      theirs: column("gc_wbal_min_integral_kj"),
      tolerance: atMost(0.4),
    },
  ],
};

function impulseAnHour(numbers: OurRide["numbers"], recorded: OurRide["recorded"]): number | null {
  const ridden = recorded.elapsedSeconds - pausedSeconds(recorded.elapsedSeconds, recorded.pauses);
  const seconds = (numbers.heartRateShare ?? 0) * ridden;
  return numbers.trainingImpulse === null ? null : (numbers.trainingImpulse * 3600) / seconds;
}

const isSteady = (reference: ReferenceRide) =>
  (timerOf(reference) ?? 0) >= 3600 && (reference.value("gc_vi") ?? Number.POSITIVE_INFINITY) <= 1.15;

const heartRateOf = (reference: ReferenceRide): number =>
  reference.value("gc_avg_hr_bpm") ?? reference.value("raw_mean_hr_bpm") ?? 0;

/** What 1 bpm of mean heart rate makes of x·e^(1.92·x) at x = (bpm − 55) / 135, as a share. */
const shareOfABeat = (reference: ReferenceRide): number => 1 / (heartRateOf(reference) - 55) + 1.92 / 135;

/** The seconds that the reference made up by lines: through holes of 10 to 25 s, or through stops that were shorter. */
function secondsOfLines(reference: ReferenceRide): number {
  const [recording, span, inHoles] = ["gc_recording_s", "raw_span_s", "raw_time_in_gaps_gt10s"].map(
    (name) => reference.value(name) ?? 0,
  );
  const throughHoles = (recording ?? 0) - ((span ?? 0) + 1 - (inHoles ?? 0));
  return Math.max(throughHoles, (recording ?? 0) - (timerOf(reference) ?? 0), 0);
}

const shareOfLines = (reference: ReferenceRide): number =>
  secondsOfLines(reference) / (reference.value("gc_recording_s") ?? 1);

/** An impulse of the reference's by the second, over other seconds. */
function overSeconds(name: string, reference: ReferenceRide, seconds: number | null): number | null {
  const [impulse, moving] = [reference.value(name), reference.value("gc_moving_s")];
  return impulse === null || !moving || seconds === null ? null : (impulse * seconds) / moving;
}

const zones: Chapter = {
  words: `Time in zones: gc_time_power_z*_s and gc_time_hr_z*_s, by limits in whole watts and beats as the reference has them.
Within 2 % of the timer (as mean power), and the seconds that the reference has made up: by lines
(gc_recording_s beyond what lies outside of holes of 10 s, or beyond the timer), and where it took a missing value for 0.`,
  comparisons: [
    ...Array.from({ length: 7 }, (_, index) => zone("power", index, ({ analysis }) => analysis.powerZones)),
    ...Array.from({ length: 5 }, (_, index) => zone("hr", index, ({ analysis }) => analysis.heartRateZones)),
  ],
};

function zone(kind: "power" | "hr", index: number, ours: (ride: OurRide) => ZoneTimes | null): Comparison {
  return {
    quantity: `${kind === "hr" ? "heart rate" : kind} zone ${index + 1}`,
    unit: "s",
    ours: (ride) => ours(ride)?.seconds[index] ?? null,
    theirs: column(`gc_time_${kind}_z${index + 1}_s`),
    tolerance: (_, reference) => 0.02 * (timerOf(reference) ?? 0) + madeUpSeconds(reference, kind),
  };
}

/** Those of its lines, and those in which a record had no value. */
function madeUpSeconds(reference: ReferenceRide, kind: "power" | "hr"): number {
  const records = reference.value("raw_records") ?? 0;
  return secondsOfLines(reference) + records - (reference.value(`raw_n_${kind}`) ?? records);
}

/** Loads, impulses, balances and zones. */
export const LOAD: Chapter[] = [loads, zones];
