import { parseRideId, parseUserId, type RideId, type UserId } from "@/core/ids";

/** What is compared of people: their best over a time, or how they rode a climb of somebody's ride. */
export type Question =
  | { is: "effort"; seconds: number }
  | { is: "climb"; riderId: UserId; rideId: RideId; start: number }
  /** The climb is still being chosen, of this person's rides; of nobody's yet. */
  | { is: "choosing"; riderId: UserId | null };

/** The times over which the best of each can be compared, in seconds. */
export const EFFORTS = [5, 60, 300, 1200, 3600] as const;

/** How far back can be looked, in days. */
export const DAYS = [30, 60, 90, 365] as const;

const USUAL_SECONDS = 1200;
const USUAL_DAYS = 60;

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads `?effort=300&days=60`, `?climb=<rider>_<ride>_<second>` or `?of=<rider>`; what cannot be read is as usual. */
export function parseQuestion({ effort, climb, of, days }: Parameters): { question: Question; days: number } {
  return {
    question: parseClimb(climb) ??
      parseChoosing(of) ?? { is: "effort", seconds: oneOf(EFFORTS, effort, USUAL_SECONDS) },
    days: oneOf(DAYS, days, USUAL_DAYS),
  };
}

/** The address of a question. */
export function questionAddress(question: Question, days: number = USUAL_DAYS): string {
  return `/athletes/compare?${inAddress(question)}&days=${days}`;
}

function inAddress(question: Question): string {
  if (question.is === "effort") return `effort=${question.seconds}`;
  if (question.is === "choosing") return `of=${question.riderId ?? ""}`;
  return `climb=${question.riderId}_${question.rideId}_${question.start}`;
}

const oneOf = (possible: readonly number[], text: unknown, usual: number): number =>
  possible.find((one) => String(one) === text) ?? usual;

function parseClimb(text: unknown): Question | null {
  if (typeof text !== "string") return null;
  const [rider = "", ride = "", second = "", ...rest] = text.split("_");
  const [riderId, rideId] = [parseUserId(rider), parseRideId(ride)];
  if (!riderId || !rideId || !/^\d{1,7}$/.test(second) || rest.length > 0) return null;
  return { is: "climb", riderId, rideId, start: Number(second) };
}

const parseChoosing = (text: unknown): Question | null =>
  typeof text === "string" ? { is: "choosing", riderId: parseUserId(text) } : null;
