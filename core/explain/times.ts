import { formatDuration } from "../format";
import { pausedSeconds, pausesOut, repairsOf } from "./circumstances";
import type { Explain, ExplainableRide } from "./explanation";

const FIT = "The session message of the FIT format, which knows both elapsed and timer time.";

export const elapsedTime: Explain = (ride) => ({
  title: "Elapsed time",
  meaning: "From the first second of the recording to the last, with every stop and every pause in it.",
  formula: "last second − first second",
  inputs: `${clockAt(ride, 0)} to ${clockAt(ride, ride.elapsedSeconds)} = ${formatDuration(ride.elapsedSeconds)}`,
  thresholds: [],
  coverage: null,
  leftOut: repairsOf(ride),
  source: FIT,
  elsewhere: "Programs that cut off the standing still before the start and after the end show less.",
});

export const recordedTime: Explain = (ride) => ({
  title: "Recorded time",
  meaning: "How long the device's timer ran: the ride without its pauses. Load and work are reckoned over this time.",
  formula: "elapsed time − pauses; where the device told its own timer, that counts",
  inputs: recordedInputs(ride),
  thresholds: [],
  coverage: null,
  leftOut: [...pausesOut(ride), ...repairsOf(ride)],
  source: FIT,
  elsewhere:
    "Where a recording marks no pauses, a stop of more than 10 seconds without a record is taken for one. Others draw that line elsewhere.",
});

function recordedInputs({ elapsedSeconds, timerSeconds, pauses }: ExplainableRide): string {
  const paused = pausedSeconds(pauses);
  const isTold = Math.abs(elapsedSeconds - paused - timerSeconds) > 1;
  if (isTold) return `the device's own timer = ${formatDuration(timerSeconds)}`;
  return `${formatDuration(elapsedSeconds)} − ${formatDuration(paused)} = ${formatDuration(timerSeconds)}`;
}

export const movingTime: Explain = (ride) => ({
  title: "Moving time",
  meaning: "The time in which you moved: without pauses, and without standing at lights while the timer ran.",
  formula: "seconds at 0.5 m/s (1.8 km/h) or faster, or with the cranks turning; pauses out",
  inputs: `${formatDuration(ride.timerSeconds)} − ${formatDuration(ride.timerSeconds - ride.movingSeconds)} standing = ${formatDuration(ride.movingSeconds)}`,
  thresholds: [],
  coverage: null,
  leftOut: [...pausesOut(ride), ...repairsOf(ride, "speed", "position")],
  source: "There is no standard; our threshold is the one most services are close to.",
  elsewhere: "Other programs take anything from 0 to 1 m/s for moving, or the device's timer.",
});

const DAY_SECONDS = 86_400;

/** The wall clock at a second of the ride, to the second. */
function clockAt({ startedAt, offsetMinutes }: ExplainableRide, second: number): string {
  const local = Math.round(startedAt.getTime() / 1000) + (offsetMinutes ?? 0) * 60 + second;
  return formatDuration(local % DAY_SECONDS);
}
