import type { Channel } from "@/core/channel";
import type { RideFigure } from "@/core/explain/shown-figures";
import type { LaneName } from "@/core/lane";
import type { Zone } from "@/core/zones";

/** A number of the whole ride that is told beside a lane or above all of them. */
export interface Told {
  figure: RideFigure;
  /** What it is called, where it stands alone. */
  label: string;
  /** The number with its unit. */
  text: string;
}

/** A lane that a ride can show: what it is called, what is told of it, and what is drawn. */
export interface LaneSource {
  name: LaneName;
  label: string;
  /** In the order of reading, each behind a word: "mean 212 W". */
  told: readonly (Told & { word: string })[];
  mean: number | null;
  /** Null where it knows none. */
  zones: readonly Zone[] | null;
  /** A value of this lane with its unit. */
  format: (value: number | null) => string;
  /** A value a second; what has to be reckoned first is reckoned when somebody asks. */
  channel: () => Channel;
}
