import type { UserId } from "@/core/ids";

/** The person a request is made for. Made in server/auth.ts alone, from a checked session. */
export interface Viewer {
  userId: UserId;
  name: string;
  email: string;
  /** Looks around as the demonstration's rider, and changes nothing. */
  isDemonstration: boolean;
  /** Runs this house, and may see and change its set-up. */
  isOperator: boolean;
}
