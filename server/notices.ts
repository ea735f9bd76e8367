import type { UserId } from "@/core/ids";
import type { NoticeContent } from "@/core/notices";
import type { Prisma } from "../prisma/generated/client";
import type { Transaction } from "./db";
import { announce } from "./live";

/** Tells somebody something, when and only if the transaction commits. */
export async function notify(tx: Transaction, to: UserId, content: NoticeContent): Promise<void> {
  const { kind, ...rest } = content;
  await tx.notice.create({ data: { riderId: to, kind, content: rest satisfies Prisma.InputJsonObject } });
  await announce(tx, { kind: "notice", riderId: to });
}
