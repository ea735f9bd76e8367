import { parseUserId, type UserId } from "@/core/ids";
import { db } from "../db";
import { log } from "../log";
import { type Attempt, countSignIn, countSignUp, forgetSignIn } from "./attempts";
import type { Credentials, NewAccount } from "./credentials";
import { hashPassword, isHashOutdated, isPassword } from "./passwords";

export type SignUp = { outcome: "made"; userId: UserId } | { outcome: "taken" } | { outcome: "wait"; waitMs: number };

/**
 * Makes an account. Takes as long for an address that has one already.
 *
 * @param address of the browser
 */
export async function signUp(account: NewAccount, address: string): Promise<SignUp> {
  const waitMs = await countSignUp(address);
  if (waitMs > 0) return { outcome: "wait", waitMs };

  const { email, name, password } = account;
  const passwordHash = await hashPassword(password);
  const [made] = await db.user.createManyAndReturn({
    data: [{ email, name, passwordHash }],
    skipDuplicates: true,
    select: { id: true },
  });
  const userId = made ? parseUserId(made.id) : null;
  log.info({ event: "sign-up", outcome: userId ? "made" : "taken", userId });
  return userId ? { outcome: "made", userId } : { outcome: "taken" };
}

export type SignIn = { outcome: "right"; userId: UserId } | { outcome: "wrong" } | { outcome: "wait"; waitMs: number };

/**
 * Whose e-mail address and password these are. An account that does not exist answers like one whose password is
 * another, as late and as often.
 *
 * @param address of the browser
 */
export async function checkPassword({ email, password }: Credentials, address: string): Promise<SignIn> {
  const attempt: Attempt = { email, address };
  const waitMs = await countSignIn(attempt);
  if (waitMs > 0) {
    log.warn({ event: "sign-in", outcome: "wait" });
    return { outcome: "wait", waitMs };
  }

  const user = await db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  const isRight = await isPassword(password, user?.passwordHash ?? null);
  const userId = user && isRight ? parseUserId(user.id) : null;
  log.info({ event: "sign-in", outcome: userId ? "right" : "wrong", userId });
  if (!user || !userId) return { outcome: "wrong" };

  await forgetSignIn(attempt);
  if (isHashOutdated(user.passwordHash)) await keepPassword(userId, password);
  return { outcome: "right", userId };
}

/** The one account that a demonstration lets everybody look around in; null before it is there. */
export async function findDemonstrationRider(): Promise<UserId | null> {
  const user = await db.user.findFirst({ where: { isDemonstration: true }, select: { id: true } });
  return user && parseUserId(user.id);
}

async function keepPassword(userId: UserId, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.user.update({ where: { id: userId }, data: { passwordHash } });
}
