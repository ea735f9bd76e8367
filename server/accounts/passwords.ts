import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { COMMON_PASSWORDS } from "./common-passwords";
import { takeTurns } from "./take-turns";

/**
 * argon2id with 19 MiB, two passes, one lane.
 *
 * @see OWASP Password Storage Cheat Sheet
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const LEAST_CHARACTERS = 8;
const MOST_CHARACTERS = 128;

/** Hashing is work for a core; a flood of sign-ins may keep the cores busy, but not take all memory. */
const inTurn = takeTurns(availableParallelism());

export type PasswordFault = "too-short" | "too-long" | "too-common" | "about-you";

/**
 * What is wrong with a new password; null when nothing is. There are no rules on which characters it is made of.
 *
 * @param about what others know of this person: their address, their name
 */
export function findPasswordFault(password: string, about: readonly string[]): PasswordFault | null {
  const text = canonical(password);
  const length = [...text].length;
  if (length < LEAST_CHARACTERS) return "too-short";
  if (length > MOST_CHARACTERS) return "too-long";

  const plain = text.toLowerCase();
  if (isCommon(plain) || new Set(plain).size < 3) return "too-common";
  const known = about.flatMap((fact) => [fact, fact.split("@")[0] ?? ""]).map((fact) => canonical(fact).toLowerCase());
  return known.includes(plain) ? "about-you" : null;
}

/** @returns the hash with its salt and cost, as it is kept */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(canonical(password), COST));

/**
 * Whether this is the password. Takes as long when there is nobody to compare with.
 *
 * @param kept null when there is no such account
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const matches = await inTurn(async () => verify(kept ?? (await nobodysHash()), canonical(password)));
  return matches && kept !== null;
}

/** Whether a kept hash costs less to guess than one made today. */
export function isHashOutdated(kept: string): boolean {
  const [, memory, time] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(kept) ?? [];
  return Number(memory ?? 0) < COST.memoryCost || Number(time ?? 0) < COST.timeCost;
}

/** The same characters are the same bytes, whichever keyboard they come from. Nothing is cut off or left out. */
const canonical = (password: string) => password.normalize("NFKC");

let nobody: Promise<string> | undefined;

/** The hash of a password that nobody knows, for accounts that do not exist. */
function nobodysHash(): Promise<string> {
  nobody ??= hash(crypto.randomUUID(), COST);
  return nobody;
}

let common: Set<number> | undefined;

function isCommon(plain: string): boolean {
  common ??= readCommon();
  return common.has(createHash("sha256").update(plain).digest().readUInt32BE(0));
}

function readCommon(): Set<number> {
  const bytes = Buffer.from(COMMON_PASSWORDS, "base64");
  return new Set(Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32BE(index * 4)));
}
