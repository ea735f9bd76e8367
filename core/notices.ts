import type { RideId, UserId } from "./ids";
import type { FigureName } from "./ride";

/**
 * What somebody is told of. Names of people and ids, nothing of a ride or of a person's body: whoever may not see these any
 * more must not read them in an old notice.
 */
export type NoticeContent =
  /** `personId` is the reader's coach from now on, or their athlete. */
  | { kind: "coaching-begun"; personId: UserId; name: string; theyAre: "athlete" | "coach" }
  | { kind: "coaching-ended"; personId: UserId; name: string; theyAre: "athlete" | "coach" }
  /** An athlete changed what the reader may see. */
  | { kind: "consent-changed"; personId: UserId; name: string }
  /** Somebody wrote something on a ride of `riderId`. */
  | { kind: "comment"; riderId: UserId; rideId: RideId; personId: UserId; name: string; isQuestion: boolean }
  /** A coach set figures of the reader, or took back what they had set. */
  | {
      kind: "figures-set";
      personId: UserId;
      name: string;
      figures: FigureName[];
      validFrom: string | null;
      isTakenBack?: true;
    }
  /** A ride of the reader's own has come: how was it? */
  | { kind: "how-was-it"; rideId: RideId }
  /** A ride of an athlete of the reader has come. */
  | { kind: "ride-arrived"; riderId: UserId; rideId: RideId; name: string }
  /** The reader's provider wants a new sign-in. */
  | { kind: "connection-broken"; provider: string };

export type NoticeKind = NoticeContent["kind"];
