/** Samples of one sensor in the order of recording: a time (unix ms) and a value in each column for every one. */
export interface Samples {
  at: Float64Array;
  columns: Float64Array[];
  /** Seconds since the start with pauses removed; null when nobody told. */
  timers: Float64Array | null;
}

/** The samples for which a test holds, by their index. */
export function keepSamples(samples: Samples, isKept: (index: number) => boolean): Samples {
  const kept = indexes(samples).filter(isKept);
  return kept.length === samples.at.length ? samples : pick(samples, kept);
}

/** The samples in the order of their times; of the same time, in the order of recording. */
export function sortSamples(samples: Samples): Samples {
  const order = Uint32Array.from(samples.at.keys()).sort(
    (a, b) => (samples.at[a] ?? 0) - (samples.at[b] ?? 0) || a - b,
  );
  return pick(samples, order);
}

const indexes = ({ at }: Samples) => Uint32Array.from(at.keys());

function pick({ at, columns, timers }: Samples, chosen: Uint32Array): Samples {
  const picked = (column: Float64Array) => Float64Array.from(chosen, (index) => column[index] ?? Number.NaN);
  return { at: picked(at), columns: columns.map(picked), timers: timers && picked(timers) };
}
