/** A stretch of a ride in seconds since its start: from `start` until before `end`. */
export interface Span {
  start: number;
  end: number;
}
