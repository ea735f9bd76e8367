import { createHash } from "node:crypto";
import type { RateLimiterPrisma } from "rate-limiter-flexible";
import { env } from "../env";
import { consume, limiter } from "../limiter";
import { networkOf } from "./network";

/** Failures to sign in to one account from one neighbourhood, in a quarter of an hour. */
const FOR_AN_ACCOUNT = { keyPrefix: "account", points: 5, duration: 15 * 60 };

/** Failures to sign in, and new accounts, from one address; how many, the operator says. */
const FROM_AN_ADDRESS = { keyPrefix: "address", duration: 60 * 60 };

const perAccount = limiter(FOR_AN_ACCOUNT);
let limiterPerAddress: RateLimiterPrisma | undefined;

/** Made on first use: the settings are read when somebody comes, not when the house is built. */
function perAddress(): RateLimiterPrisma {
  limiterPerAddress ??= limiter({ ...FROM_AN_ADDRESS, points: env().attemptsPerAddress });
  return limiterPerAddress;
}

/** Where an attempt comes from, and on which account. */
export interface Attempt {
  email: string;
  /** Of the browser, as far as we can know (server/client-address.ts). */
  address: string;
}

/**
 * Counts an attempt to sign in as failed, before its password is looked at: many at once are then counted, too.
 *
 * @returns 0 when it may go on, otherwise how long to wait
 */
export async function countSignIn({ email, address }: Attempt): Promise<number> {
  const fromAddress = await consume(perAddress(), networkOrAddress(address));
  return fromAddress > 0 ? fromAddress : consume(perAccount, accountKey({ email, address }));
}

/** Takes back what was counted: it was the right password. */
export async function forgetSignIn({ email, address }: Attempt): Promise<void> {
  await perAccount.delete(accountKey({ email, address }));
  await perAddress().reward(networkOrAddress(address), 1);
}

/** @returns 0 when an account may be made from this address, otherwise how long to wait in ms */
export const countSignUp = (address: string): Promise<number> => consume(perAddress(), networkOrAddress(address));

/** One home has one address of the old kind, and a whole network of the new. */
const networkOrAddress = (address: string) => (address.includes(":") ? networkOf(address) : address.slice(0, 64));

/** What was typed as an address may be anything, a password by mistake even: only its hash is kept. */
const accountKey = ({ email, address }: Attempt) =>
  `${createHash("sha256").update(email).digest("base64url")} ${networkOf(address)}`;
