import { randomBytes, randomUUID } from "node:crypto";
import type { Person } from "./people";

/** What the matrix asks for, each by its id or token: the athlete's, or none that ever was. */
const IDS = [
  "athleteId",
  "rideId",
  /** Ridden before some coaches see anything. */
  "olderRideId",
  /** Cropped, and not reckoned since: nobody else sees anything of it. */
  "croppedRideId",
  "croppedSourceId",
  /** Deleted by the athlete, who can have it back. */
  "removedRideId",
  "sourceId",
  "effortId",
  "connectionId",
  "requestId",
  "batchId",
  "uploadId",
  "fileId",
  "shareId",
  "placeId",
  "deliveryId",
  "invitationId",
  "noticeId",
  /** What the athlete wrote to the coach of all, and the other way round. */
  "commentId",
  "coachesCommentId",
  /** Of the coach of all. */
  "coachId",
  /** Somebody whom nobody coaches. */
  "strangerId",
  "strangersRideId",
  /** A connection of which something is being asked for. */
  "otherConnectionId",
  "runningRequestId",
] as const;

const TOKENS = [
  "shareToken",
  /** By which an athlete invites a coach, and a coach an athlete. */
  "invitationToken",
  "athleteInvitationToken",
  "unsubscribeToken",
] as const;

export type ThingName = (typeof IDS)[number] | (typeof TOKENS)[number];

export type Things = Record<ThingName, string>;

/** Names for things that are nowhere. */
export const makeNames = (): Things =>
  Object.fromEntries([
    ...IDS.map((name) => [name, randomUUID()]),
    ...TOKENS.map((name) => [name, randomBytes(32).toString("base64url")]),
  ]);

/** Coaches know that their athlete is there; what of the athlete is not theirs to see is to look as if it were not. */
export const missingTo = ({ consent }: Person, { athleteId }: Things, missing: Things): Things =>
  consent === null ? missing : { ...missing, athleteId };
