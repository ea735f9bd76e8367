/** What became of one webhook request. Only a delivery that is `stored` or `duplicate` may be acknowledged. */
export type Receipt =
  | "stored"
  | "duplicate"
  | "forged"
  | "too-large"
  | "unknown-encoding"
  | "incomplete"
  | "busy"
  | "unavailable";

/**
 * Why something was taken for forged: a stranger sends no signature, or none that could be one; a wrong secret here or at
 * Terra makes good-looking ones that do not match; a clock, or a delivery that was long under way, makes old ones.
 */
export type Forgery = "no-header" | "malformed" | "stale" | "no-match" | "no-body";

/** A receipt with what the log and the alarms tell of it. */
export interface Received {
  receipt: Receipt;
  id: string | null;
  byteCount: number;
  /** Of what was forged. */
  forgery: Forgery | null;
  /** What went wrong on our side; never shown outside. */
  cause: unknown;
}
