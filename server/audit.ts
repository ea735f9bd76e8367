import type { UserId } from "@/core/ids";
import { Prisma } from "../prisma/generated/client";
import type { Transaction } from "./db";

/** What is done with the rights of an operator, or to them; and by which one person lets another see what is theirs. */
export type AuditAction =
  | "grant-operator"
  | "withdraw-operator"
  | "change-setting"
  | "replay-deliveries"
  | "read-delivery"
  | "download-delivery"
  | "check-setup"
  | "reconcile"
  | "repair-gaps"
  | "redrive-jobs"
  | "dismiss-alarm"
  | CoachingAction;

/** What is done between an athlete and a coach. */
export type CoachingAction = (typeof COACHING_ACTIONS)[number];

/** That of it is the athlete's and the coach's business, and not among what operators did. */
export const COACHING_ACTIONS = [
  "invite",
  "revoke-invitation",
  "decline-invitation",
  "begin-coaching",
  "change-consent",
  "end-coaching",
  "set-figures",
] as const;

/**
 * Writes down what is done, in the transaction that does it: there is never one without the other.
 *
 * @param actorId who does it; null of a command
 * @param subject an id or a setting's name, never an address or a secret
 */
export async function audit(
  tx: Transaction,
  actorId: UserId | null,
  action: AuditAction,
  subject: string,
  detail?: Prisma.InputJsonObject,
): Promise<void> {
  await tx.auditEntry.create({ data: { actorId, action, subject, detail: detail ?? Prisma.DbNull } });
}
