/** A stretch of samples on one setting of the device's clock. Times in unix ms, as the device told them. */
interface Setting {
  from: number;
  to: number;
  samples: number;
  /** To be added to what the device told. */
  shiftMs: number;
}

/** How the clock of one recording was set, in the order of recording; more than one when it was corrected on the way. */
export type Clock = readonly Setting[];

const SECOND_MS = 1000;
const LONGEST_STOP_MS = 86_400 * SECOND_MS;

/** Devices that write from several sensors are out of order by a few seconds without any change of their clock. */
const DISORDER_MS = 10 * SECOND_MS;

/** A clock is corrected once or twice in a ride; what steps back more often is merely not sorted. */
const MOST_SETTINGS = 8;

/**
 * The settings of the clock behind a series of times, from the steps that riding cannot explain: back into time that was
 * recorded already, or by more than a day. The setting on which most was recorded is the right one (a device without a
 * fix starts on a wrong clock, and GPS corrects it), so what came before is moved to end a second before it, and what
 * came after to begin a second after it.
 *
 * Shorter steps forward are stops: a device that is switched off over lunch and on again tells a shorter ride, too.
 *
 * @param at unix ms in the order of recording
 * @returns null when the times are not in the order of recording, but could be sorted
 */
export function readClock(at: Float64Array): Clock | null {
  const settings = splitAtSteps(at);
  if (settings.length > MOST_SETTINGS) return null;
  for (const [index, setting] of settings.entries()) {
    const before = settings[index - 1];
    const isMerelyUnsorted = before && setting.to < before.from && before.from - setting.to <= LONGEST_STOP_MS;
    if (isMerelyUnsorted) return null;
  }
  moveTogether(settings);
  return settings;
}

function moveTogether(settings: Setting[]): void {
  const right = settings.reduce(
    (most, { samples }, index) => (samples >= (settings[most]?.samples ?? 0) ? index : most),
    0,
  );
  for (let index = right - 1; index >= 0; index--) {
    const [setting, next] = [settings[index], settings[index + 1]];
    if (setting && next) setting.shiftMs = next.from + next.shiftMs - SECOND_MS - setting.to;
  }
  for (let index = right + 1; index < settings.length; index++) {
    const [setting, before] = [settings[index], settings[index - 1]];
    if (setting && before) setting.shiftMs = before.to + before.shiftMs + SECOND_MS - setting.from;
  }
}

function splitAtSteps(at: Float64Array): Setting[] {
  const settings: Setting[] = [];
  let current: Setting | undefined;
  let last = Number.NaN;
  for (const time of at) {
    if (!current || time < last - DISORDER_MS || time > last + LONGEST_STOP_MS) {
      current = { from: time, to: time, samples: 0, shiftMs: 0 };
      settings.push(current);
    }
    current.from = Math.min(current.from, time);
    current.to = Math.max(current.to, time);
    current.samples++;
    last = time;
  }
  return settings;
}

/**
 * The right times of one series that was recorded on this clock. Each series may start late or have holes, so it follows
 * the settings by itself. A time that is days away from all the others is no time (NaN).
 */
export function rightTimes(clock: Clock, at: Float64Array): Float64Array {
  let index = 0;
  let last = Number.NaN;
  return at.map((time) => {
    const isStepBack = time < last - DISORDER_MS && index + 1 < clock.length;
    if (isStepBack) index++;
    while (index + 1 < clock.length && !isWithin(clock[index], time) && isWithin(clock[index + 1], time)) index++;
    last = time;
    const setting = clock[index];
    if (!setting) return time;
    return distance(setting, time) > LONGEST_STOP_MS ? Number.NaN : time + setting.shiftMs;
  });
}

/** The right time of something told apart from the series, such as the start of a lap: by the setting nearest to it. */
export function rightTime(clock: Clock, time: number): number {
  const nearest = clock.reduce<Setting | null>(
    (best, setting) => (best && distance(best, time) < distance(setting, time) ? best : setting),
    null,
  );
  return time + (nearest?.shiftMs ?? 0);
}

const isWithin = (setting: Setting | undefined, time: number) => !!setting && distance(setting, time) <= DISORDER_MS;

const distance = ({ from, to }: Setting, time: number) => Math.max(from - time, time - to, 0);
