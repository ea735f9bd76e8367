import type { UserId } from "@/core/ids";
import { providerName } from "@/core/provider-name";
import { endAlarm, raiseAlarm } from "../alarms";
import { db } from "../db";
import type { JobData } from "../job-data";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { log } from "../log";
import { deauthenticate, TerraRefused, TerraUnavailable } from "../terra/client";
import type { TerraUser } from "../terra/user";
import {
  findTerraUsers,
  isAuthenticated,
  listTerraUsers,
  listTerraUsersOf,
  type Standing,
  standingOf,
} from "../terra/users";
import { connect, disconnect, noteTrouble, riderOf } from "./connections";
import { resumeParked } from "./deliveries";

/** What a comparison with Terra's list came to. */
export interface Reconciled {
  confirmed: number;
  /** An `auth` of theirs was lost. */
  bound: number;
  /** Terra does not have them any more. */
  ended: number;
  /** Their riders have to sign in again. */
  broken: number;
}

/**
 * Compares our connections with what Terra has, and puts right what an event that was lost would have: of one rider, or of
 * the whole house. Nothing is taken from a list that may not be whole.
 *
 * @throws TerraUnavailable when Terra could not be asked: worth another try
 * @see terra-api.md, 2.4 and 10.7
 */
export async function reconcile({ riderId }: JobData["reconcile"], now = new Date()): Promise<void> {
  if (riderId !== null) return reconcileRider(riderId, now);
  try {
    const done = await compareAll(await listTerraUsers(), now);
    if (done === null) return;
    await endAlarm("reconciliation");
    log.info({ event: "reconciled", ...done });
  } catch (error) {
    if (!(error instanceof TerraRefused || error instanceof TerraUnavailable)) throw error;
    log.error({ event: "reconcile-trouble", reason: error.message });
    await raiseAlarm("reconciliation", "warn", `${error.message}. ${UNTOUCHED}`, db, now);
    if (error instanceof TerraUnavailable) throw error;
  }
}

const UNTOUCHED = "The connections could not be compared with Terra's list; nothing was taken from it.";

const OURS = {
  id: true,
  riderId: true,
  provider: true,
  terraUserId: true,
  state: true,
  since: true,
  reason: true,
} as const;

interface Ours {
  id: string;
  riderId: string;
  provider: string;
  terraUserId: string;
  state: "active" | "broken" | "revoked";
  since: Date;
  reason: string | null;
}

/** From so few on, that Terra knows none of them is no chance but the wrong keys. */
const TOO_MANY_TO_LOSE = 3;

/** @returns null when the list cannot be that of this house */
async function compareAll(users: readonly TerraUser[], now: Date): Promise<Reconciled | null> {
  // What was made or ended while the list was under way is not on it as it is.
  const ours: Ours[] = await db.connection.findMany({ where: { since: { lt: now } }, select: OURS });
  const listed = new Map(users.map((user) => [user.user_id, user]));
  const open = ours.filter(({ state }) => state !== "revoked");
  const missing = open.filter(({ terraUserId }) => !listed.has(terraUserId));
  if (missing.length === open.length && open.length >= TOO_MANY_TO_LOSE) {
    const message = `Terra's list has none of our ${open.length} connections: are TERRA_DEV_ID and TERRA_API_KEY those of the environment in which they were made?`;
    await raiseAlarm("reconciliation", "page", `${message} Nothing was changed.`, db, now);
    return null;
  }
  const done: Reconciled = { confirmed: 0, bound: 0, ended: 0, broken: 0 };
  for (const connection of ours) {
    const user = listed.get(connection.terraUserId);
    if (user) await compareOne(connection, user, done, now);
  }
  await compareMissing(missing, done, now);
  for (const user of users) {
    if (!ours.some(({ terraUserId }) => terraUserId === user.user_id)) await bindLost(user, done, now);
  }
  return done;
}

async function compareOne(connection: Ours, user: TerraUser, done: Reconciled, now: Date): Promise<void> {
  const isActive = user.active !== false;
  if (connection.state !== "revoked") {
    await confirm(connection, done, now);
    if (!isActive && connection.state === "active") {
      await noteTrouble(user, now);
      done.broken++;
    }
  } else if (isActive && connection.reason === null) {
    // Its rider ended it, and Terra does not know: it must not go on sending.
    await deauthenticate(user.user_id);
  } else if (await isSaidActive(user)) {
    await bindLost(user, done, now);
  }
}

/** What was revoked is opened again by Terra's own word alone: that it still has the user says nothing of the access. */
const isSaidActive = async ({ user_id, active }: TerraUser): Promise<boolean> =>
  active ?? (await isAuthenticated(user_id));

async function confirm({ id, riderId, terraUserId }: Ours, done: Reconciled, now: Date): Promise<void> {
  await db.connection.updateMany({ where: { id, terraUserId }, data: { confirmedAt: now } });
  await announce(db, { kind: "connection", riderId });
  done.confirmed++;
}

const AT_ONCE = 100;

/** Who is not on the list is asked for by name before anything is ended. */
async function compareMissing(missing: readonly Ours[], done: Reconciled, now: Date): Promise<void> {
  for (let from = 0; from < missing.length; from += AT_ONCE) {
    const some = missing.slice(from, from + AT_ONCE);
    const known = await findTerraUsers(some.map(({ terraUserId }) => terraUserId));
    for (const connection of some) {
      if (known.some(({ user_id }) => user_id === connection.terraUserId)) await confirm(connection, done, now);
      else await compareAlone(connection, done, now);
    }
  }
}

/** Who is on no list and not known by name either is not there any more. */
async function compareAlone(connection: Ours, done: Reconciled, now: Date): Promise<void> {
  if ((await lookAlone(connection, done, now)) !== "gone") return;
  const { terraUserId, provider } = connection;
  const reason = `Terra does not have this connection to ${providerName(provider)} any more`;
  await disconnect({ user_id: terraUserId, provider }, reason, now);
  done.ended++;
}

/** Asks Terra for one connection by name. That it is not found ends nothing: an address that moved answers the same. */
async function lookAlone(connection: Ours, done: Reconciled, now: Date): Promise<Standing> {
  const { terraUserId, provider } = connection;
  const standing = await standingOf(terraUserId);
  if (standing === "working") await confirm(connection, done, now);
  if (standing === "signed-out") {
    await noteTrouble({ user_id: terraUserId, provider }, now);
    done.broken++;
  }
  return standing;
}

/** A user who bears our reference and whom we do not know: their `auth` was lost. */
async function bindLost(user: TerraUser, done: Reconciled, now: Date): Promise<void> {
  if (user.active === false || (await riderOf(user.reference_id)) === null) return;
  const former = await db.formerTerraUser.findUnique({ where: { terraUserId: user.user_id } });
  if (former !== null) return;
  await connect(user, now);
  await resumeParked(user.user_id);
  done.bound++;
}

/** The same for the connections of one rider. What ends is for the comparison with the whole list to say. */
async function reconcileRider(riderId: UserId, now: Date): Promise<void> {
  const done: Reconciled = { confirmed: 0, bound: 0, ended: 0, broken: 0 };
  const { terraReference } = await db.user.findUniqueOrThrow({
    where: { id: riderId },
    select: { terraReference: true },
  });
  const ours: Ours[] = await db.connection.findMany({ where: { riderId, since: { lt: now } }, select: OURS });
  let isGone = false;
  for (const connection of ours) {
    if (connection.state !== "revoked" && (await lookAlone(connection, done, now)) === "gone") isGone = true;
  }
  if (isGone) await sendJob(db, "reconcile", { riderId: null }, { key: "all" });
  for (const user of await listTerraUsersOf(terraReference)) {
    const known = ours.find(({ terraUserId }) => terraUserId === user.user_id);
    if (known === undefined) await bindLost(user, done, now);
    else if (known.state === "revoked") await compareOne(known, user, done, now);
  }
  await announce(db, { kind: "connection", riderId });
}
