import { pausedSeconds } from "@/core/pauses";
import type { RecordedRide } from "@/core/ride";
import type { ReferenceRide } from "@/tests/support/reference-rides";
import { atMost, type Chapter, type Comparison, column, percent } from "./comparison";
import { ambiguityOfAscent } from "./plain-ascent";

const times: Chapter = {
  words: `Elapsed time: from the earlier of start_utc and fit_start_utc to the later of both ends (fit_total_elapsed_s does not
cover the whole span of devices that were switched off in between: D07). Within 3 s: a span is one second less than its
seconds, and the device tells either end apart from its records. Of D09 the jump that
MANIFEST.md tells is taken off; of S01 it tells none, so its elapsed time is not compared.
Timer: fit_total_timer_s, within 1 s. The same by our pauses alone, without the device's word: within the same 3 s, and
one for each stop and start, which are told in whole seconds.
Moving time is not compared: there is no standard, and gc_moving_s counts the lines that it draws into short stops.`,
  comparisons: [
    {
      quantity: "elapsed time",
      unit: "s",
      ours: ({ numbers }) => numbers.elapsedSeconds,
      theirs: elapsedOf,
      tolerance: atMost(3),
    },
    {
      quantity: "timer",
      unit: "s",
      ours: ({ numbers }) => numbers.timerSeconds,
      theirs: column("fit_total_timer_s"),
      tolerance: atMost(1),
    },
    {
      quantity: "timer by the pauses",
      unit: "s",
      ours: ({ recorded }) => recorded.elapsedSeconds - pausedSeconds(recorded.elapsedSeconds, recorded.pauses),
      theirs: column("fit_total_timer_s"),
      tolerance: (_theirs, _reference, recorded) => 2 * recorded.pauses.length + 3,
    },
  ],
};

/** MANIFEST.md, D09: how far the clock jumped. */
const JUMPED_SECONDS: Record<string, number> = { D09: 736_205 };

const WEEK_SECONDS = 7 * 86_400;

function elapsedOf(reference: ReferenceRide): number | null {
  const jumped = JUMPED_SECONDS[reference.id] ?? 0;
  const span = (reference.value("raw_span_s") ?? 0) - jumped;
  if (span > WEEK_SECONDS) return null;
  const from = Date.parse(reference.text("start_utc")) / 1000;
  const told = Date.parse(reference.text("fit_start_utc") || reference.text("start_utc")) / 1000;
  const end = Math.max(from + span, told + (reference.value("fit_total_elapsed_s") ?? 0));
  return end - Math.min(from, told);
}

const distance: Chapter = {
  words: `Distance: fit_total_distance_m; of GPX and TCX gc_distance_km. Within 0.1 %. Where the device had none (0) there is
nothing to compare.
Highest speed: raw_max_speed_kmh, where the device recorded a speed, to its two places: without one, gc_max_speed_kmh
is the noise of a receiver. Mean speed is not compared: it is by moving time.`,
  comparisons: [
    {
      quantity: "distance",
      unit: "m",
      ours: ({ numbers }) => numbers.distanceMeters,
      theirs: distanceOf,
      tolerance: percent(0.1),
    },
    {
      quantity: "highest speed",
      unit: "km/h",
      ours: ({ numbers }) => numbers.maxSpeedMps && numbers.maxSpeedMps * 3.6,
      theirs: (reference) => (reference.value("raw_n_speed") ? reference.value("raw_max_speed_kmh") : null),
      tolerance: atMost(0.0051),
    },
  ],
};

function distanceOf(reference: ReferenceRide): number | null {
  const gc = reference.value("gc_distance_km");
  return reference.value("fit_total_distance_m") || (gc === null ? null : gc * 1000);
}

const climbing = (theirs: number, _: ReferenceRide, recorded: RecordedRide) =>
  0.03 * theirs + ambiguityOfAscent(recorded);

const temperature = (which: "lowest" | "highest"): Comparison => ({
  quantity: `${which} temperature`,
  unit: "°C",
  ours: ({ numbers }) => (which === "lowest" ? numbers.minTemperatureCelsius : numbers.maxTemperatureCelsius),
  theirs: column(which === "lowest" ? "raw_min_temp_c" : "raw_max_temp_c"),
  tolerance: atMost(0.05),
});

const hills: Chapter = {
  words: `Ascent and descent: alt_ascent_3m_m and alt_descent_3m_m, within 3 % and what rises of exactly 3 m make, which the last
bit of a double counts or not in the reference (plain-ascent.ts reckons it anew for each ride; most have none).
gc_ascent_m reads missing altitudes as 0, and head units smooth by rules of their own: neither is compared.
Temperature: raw_min_temp_c and raw_max_temp_c, as they are.`,
  comparisons: [
    {
      quantity: "ascent",
      unit: "m",
      ours: ({ numbers }) => numbers.ascentMeters,
      theirs: column("alt_ascent_3m_m"),
      tolerance: climbing,
    },
    {
      quantity: "descent",
      unit: "m",
      ours: ({ numbers }) => numbers.descentMeters,
      theirs: column("alt_descent_3m_m"),
      tolerance: climbing,
    },
    temperature("lowest"),
    temperature("highest"),
  ],
};

/** Times, distance, hills. */
export const ROAD: Chapter[] = [times, distance, hills];
