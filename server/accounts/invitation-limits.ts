import { createHash } from "node:crypto";
import type { UserId } from "@/core/ids";
import { consume, limiter } from "../limiter";

const HOUR = 60 * 60;
/** So many invitations may one person make in an hour. */
const INVITATIONS_AN_HOUR = 20;
/** So many of them may one person have mailed to one address in a day. */
const MAILS_A_DAY = 3;
/** So many may reach one mailbox in a day from all people together: nobody alone can use them up. */
const MAILS_A_DAY_OF_ALL = 20;

const perInviter = limiter({ keyPrefix: "invite", points: INVITATIONS_AN_HOUR, duration: HOUR });
const perAddress = limiter({ keyPrefix: "invited-by", points: MAILS_A_DAY, duration: 24 * HOUR });
const perMailbox = limiter({ keyPrefix: "invited", points: MAILS_A_DAY_OF_ALL, duration: 24 * HOUR });

/** @returns 0 when somebody may make one more invitation, otherwise how long to wait in ms */
export const countInvitation = (inviterId: UserId): Promise<number> => consume(perInviter, inviterId);

/**
 * Whether one more invitation of somebody's may go to a mailbox; of the address only the hash is kept. The answer is not for
 * the inviter: it would tell whether others invite the same person.
 */
export const mayMailTo = async (inviterId: UserId, email: string): Promise<boolean> =>
  (await consume(perAddress, hashOf(`${inviterId} ${email}`))) === 0 &&
  (await consume(perMailbox, hashOf(email))) === 0;

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");
