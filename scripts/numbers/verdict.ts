/** A value of ours beside a reference's. */
export interface Compared {
  ride: string;
  quantity: string;
  unit: string;
  /** As we show it. Null: we say that it is not known, and the reference knows it. */
  ours: number | null;
  /** The same of the ride as it was recorded, before our repairs: the reference repairs nothing. */
  asRecorded: number | null;
  /** What we repaired, in our words. */
  repairs: readonly string[];
  theirs: number;
  /** How far apart they may be, in the same unit. */
  tolerance: number;
  /** The reference's own word on this ride. */
  note: string;
}

/** Values of the reference that it says itself are wrong or special. */
export interface Excuse {
  /** As they stand in the note. */
  words: string;
  quantities: readonly string[];
}

export type Verdict =
  | { is: "within" }
  /** What we show is another value, because we repaired the ride; as it was recorded it is within. */
  | { is: "repaired" }
  | { is: "excused"; words: string }
  | { is: "out" };

export interface Judged extends Compared {
  verdict: Verdict;
}

/** Whether a value is close enough to the reference's, and if not, whether a repair or the reference itself says why. */
export function judge(compared: Compared, excuses: readonly Excuse[]): Judged {
  return { ...compared, verdict: verdictOn(compared, excuses) };
}

function verdictOn(compared: Compared, excuses: readonly Excuse[]): Verdict {
  const { ours, asRecorded, note, quantity } = compared;
  if (isWithin(ours, compared)) return { is: "within" };
  if (isWithin(asRecorded, compared)) return { is: "repaired" };
  const excuse = excuses.find(({ words, quantities }) => note.includes(words) && quantities.includes(quantity));
  return excuse ? { is: "excused", words: excuse.words } : { is: "out" };
}

/** What no float holds exactly must not decide: a billionth of the values themselves. */
const ROUNDING = 1e-9;

const isWithin = (value: number | null, { theirs, tolerance }: Compared): boolean =>
  value !== null && Math.abs(value - theirs) <= tolerance + ROUNDING * Math.abs(theirs);

/** How many values there were, and how many of each verdict. */
export interface Tally {
  rows: number;
  within: number;
  repaired: number;
  excused: number;
  out: number;
}

/** Counts verdicts. */
export function tally(rows: readonly Judged[]): Tally {
  const count = (is: Verdict["is"]) => rows.filter(({ verdict }) => verdict.is === is).length;
  return {
    rows: rows.length,
    within: count("within"),
    repaired: count("repaired"),
    excused: count("excused"),
    out: count("out"),
  };
}

/** A report that compared nothing proves nothing: it is as bad as one in which something is out. */
export const isGood = ({ rows, out }: Tally): boolean => rows > 0 && out === 0;
