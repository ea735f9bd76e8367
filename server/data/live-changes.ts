import "server-only";
import type { UserId } from "@/core/ids";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { type Change, hasMissed, heardSoFar, type LiveMessage, onChange } from "../live";
import { log } from "../log";
import type { Viewer } from "../viewer";
import { athleteInSight, findSight, openTo, type SeenBy } from "./visibility";

/** What an open page is told of: something of its viewer's own, or of an athlete of theirs. */
export interface Told {
  kind: LiveMessage["kind"];
  /** Of a ride. */
  rideId?: string;
  /** Of an athlete's. */
  athleteId?: string;
}

/** More that wait to be passed on are told as one: that something may have been missed. */
const MOST_WAITING = 200;

const LOOK_AGAIN_MS = 3_000;

/**
 * Tells of every change of the viewer's, and of those of their athletes' that they may hear of: whether they may is looked up
 * at the moment at which it is told. A coaching that begins, changes or ends alters at once what is heard.
 *
 * @param seen up to which mark the listener knows already; null when they do not want to know what was before
 * @param tell is called first with nothing, or with what was missed, and each time with the mark to come back with
 * @returns the function that ends it
 */
export function followChanges(
  viewer: Viewer,
  seen: string | null,
  tell: (told: Told | null, mark: string | null) => void,
): () => void {
  const from = heardSoFar();
  let isOver = false;
  let isInDoubt = false;
  let again: ReturnType<typeof setTimeout>;
  let waiting: { message: LiveMessage; mark: string | null }[] = [];
  let athletes: readonly string[] = [];
  let leaveAthletes = () => {};

  const say = (told: Told | null, mark: string | null) => {
    if (!isOver) tell(told, isInDoubt ? null : mark);
  };
  const followAthletes = async () => {
    const rows = await db.coaching.findMany({ where: openTo(viewer, new Date()), select: { athleteId: true } });
    leaveAthletes();
    athletes = rows.map(({ athleteId }) => athleteId);
    leaveAthletes = isOver ? () => {} : onChange(athletes, hear);
  };
  const passOn = async () => {
    for (let next = waiting.shift(); next && !isOver; next = waiting.shift()) {
      const { message, mark } = next;
      if (message.kind === "missed" || message.kind === "coaching") await followAthletes();
      if (message.kind === "missed") isInDoubt = false;
      const told = await toTold(viewer, message);
      if (told) say(told, mark);
    }
  };
  let turn = followAthletes()
    .then(() => {
      const isLate = seen !== null && hasMissed(seen, [viewer.userId, ...athletes]);
      say(isLate ? { kind: "missed" } : null, from);
    })
    .catch(trouble);
  /** What could not be looked up is not told: that something was missed is, once it can be looked up again. */
  function trouble(error: unknown) {
    log.warn({ event: "live-trouble", reason: error instanceof Error ? error.message : String(error) });
    isInDoubt = true;
    clearTimeout(again);
    if (!isOver) again = setTimeout(() => hear({ kind: "missed" }, heardSoFar()), LOOK_AGAIN_MS);
  }
  function hear(message: LiveMessage, mark: string | null) {
    // Whoever is signed out hears nothing more, whatever waits.
    if (message.kind === "sessions" && message.riderId === viewer.userId) return say({ kind: "sessions" }, mark);
    const key = JSON.stringify(message);
    if (waiting.some((other) => JSON.stringify(other.message) === key)) return;
    if (waiting.length >= MOST_WAITING) waiting = [{ message: { kind: "missed" }, mark }];
    else waiting.push({ message, mark });
    turn = turn.then(passOn).catch(trouble);
  }
  const leaveOwn = onChange([viewer.userId], hear);
  return () => {
    isOver = true;
    clearTimeout(again);
    leaveOwn();
    leaveAthletes();
  };
}

/** @returns null of what this viewer may not hear of */
async function toTold(viewer: Viewer, message: LiveMessage): Promise<Told | null> {
  if (message.kind === "missed") return { kind: "missed" };
  const { kind } = message;
  const riderId = message.riderId as UserId;
  if (riderId === viewer.userId) return kind === "ride" ? { kind, rideId: message.rideId } : { kind };
  const sight = await findSight(viewer, riderId);
  if (!sight?.coaching) return null;
  const { coaching } = sight;
  switch (message.kind) {
    case "ride":
      return (await isRideInSight(viewer, coaching, message))
        ? { kind, rideId: message.rideId, athleteId: riderId }
        : null;
    case "comment": {
      const isTheirs = message.coachId === viewer.userId && (await isRideInSight(viewer, coaching, message));
      return isTheirs ? { kind, rideId: message.rideId, athleteId: riderId } : null;
    }
    case "health":
      return coaching.withHealth ? { kind, athleteId: riderId } : null;
    case "connection":
      return { kind, athleteId: riderId };
    case "reckoning":
    case "batch":
    case "coaching":
    case "roster":
    case "notice":
    case "sessions":
      return null;
  }
}

/** Also of one that was deleted: whoever saw it is told, so that their page shows it no more. */
async function isRideInSight(
  viewer: Viewer,
  coaching: SeenBy,
  { riderId, rideId }: Extract<Change, { rideId: string }>,
): Promise<boolean> {
  const since: Prisma.RideWhereInput = coaching.since === null ? {} : { startedAt: { gte: coaching.since } };
  const where = { AND: [{ riderId, id: rideId }, since, { rider: athleteInSight(viewer, coaching) }] };
  return (await db.ride.count({ where })) > 0;
}
