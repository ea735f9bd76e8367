/** Something that Terra says, or asks of those who listen. */
export interface TerraRow {
  /** `4.5 user_reauth`: the section, and what of it when there is more than one thing. */
  tag: string;
  words: string;
}

/** Something that is promised to who relies on the application. */
export interface PromiseRow {
  /** `W30` */
  tag: string;
  words: string;
  /** What a benchmark found, and where that is told. */
  figure?: string;
  /** What nothing shows yet, and why. */
  open?: string;
}
