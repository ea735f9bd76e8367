import type { UserId } from "@/core/ids";
import { audit } from "./audit";
import { type Database, db } from "./db";

/** What became of making somebody an operator. */
export type Grant = "granted" | "is-operator" | "no-account" | "demonstration";

/** What became of taking an operator's rights back. */
export type Withdrawal = "withdrawn" | "is-no-operator" | "no-account";

/** Somebody who runs this house. */
export interface Operator {
  name: string;
  email: string;
}

/** Lets whoever signs in with this e-mail address see and change the set-up. For a command: nobody on a page may. */
export async function grantOperator(email: string): Promise<Grant> {
  return db.$transaction(async (tx) => {
    const user = await findByEmail(email, tx);
    if (user === null) return "no-account";
    if (user.isDemonstration) return "demonstration";
    const { count } = await tx.user.updateMany({
      where: { id: user.id, isOperator: false },
      data: { isOperator: true },
    });
    if (count === 0) return "is-operator";
    await audit(tx, null, "grant-operator", user.id);
    return "granted";
  });
}

/** Takes the rights of an operator back, from the next page they ask for on. */
export async function withdrawOperator(email: string): Promise<Withdrawal> {
  return db.$transaction(async (tx) => {
    const user = await findByEmail(email, tx);
    if (user === null) return "no-account";
    const { count } = await tx.user.updateMany({
      where: { id: user.id, isOperator: true },
      data: { isOperator: false },
    });
    if (count === 0) return "is-no-operator";
    await audit(tx, null, "withdraw-operator", user.id);
    return "withdrawn";
  });
}

/** Everybody who runs this house, by their addresses. */
export async function listOperators(): Promise<Operator[]> {
  return db.user.findMany({
    where: { isOperator: true },
    select: { name: true, email: true },
    orderBy: { email: "asc" },
  });
}

/** Whether somebody runs this house at this moment. */
export async function isOperator(userId: UserId, database: Database = db): Promise<boolean> {
  return (await database.user.count({ where: { id: userId, isOperator: true } })) === 1;
}

const findByEmail = (email: string, database: Database) =>
  database.user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, isDemonstration: true },
  });
