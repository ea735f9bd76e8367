import { randomBytes } from "node:crypto";
import { parseUserId } from "@/core/ids";
import type { FigureName } from "@/core/ride";
import { FigureKind } from "../prisma/generated/client";
import { hashPassword } from "./accounts/passwords";
import { type GivenFigure, listFigures, saveFigures } from "./data/figures";
import { db } from "./db";
import { env } from "./env";
import { authenticateDirectly, findTerraUser } from "./terra/client";
import type { Viewer } from "./viewer";

/** An address that nobody can have. */
const EMAIL = "robin@demonstration.invalid";
const NAME = "Robin (demonstration)";
const PROVIDER = "BRYTONSPORT";

/** The rider of that name in the sandbox. */
const SANDBOX_RIDER = "demonstration";

const DAY_MS = 24 * 60 * 60 * 1000;
const TIMEOUT_MS = 10_000;

/** What Robin would have written down in eighteen months: days ago, or always, and what was new then. */
const PROGRESS: [daysAgo: number | null, figures: Partial<Record<FigureName, number>>][] = [
  [null, { ftpWatts: 210, thresholdHeartRate: 168, maxHeartRate: 188, restingHeartRate: 57, weightKg: 74 }],
  [438, { ftpWatts: 224, restingHeartRate: 56, weightKg: 73.4 }],
  [258, { ftpWatts: 243, restingHeartRate: 54, weightKg: 72.4 }],
  [223, { ftpWatts: 231, weightKg: 72.2 }],
  [118, { ftpWatts: 256, restingHeartRate: 52, weightKg: 71.6 }],
  [30, { ftpWatts: 263, restingHeartRate: 51, weightKg: 71.1 }],
];

/**
 * Makes sure that there is somebody to look around as: an account with figures, connected to the sandbox, whose history
 * is here or on its way. Done again it does what is missing, and nothing twice.
 */
export async function prepareDemonstration(now = new Date()): Promise<void> {
  const { viewer, reference } = await ensureRider();
  if ((await listFigures(viewer)).length === 0) await writeFigures(viewer, now);
  if (await isConnected(viewer)) {
    const rides = await db.ride.count({ where: { riderId: viewer.userId } });
    if (rides > 0) return;
  } else {
    await forgetConnections(viewer);
    await agree(reference);
  }
  await post(new URL(`/riders/${SANDBOX_RIDER}/send-history`, sandboxOrigin()), new URLSearchParams());
}

async function ensureRider(): Promise<{ viewer: Viewer; reference: string }> {
  const known = await db.user.findUnique({ where: { email: EMAIL } });
  const user =
    known ??
    (await db.user.create({
      // A password that nobody knows, not even we.
      data: { email: EMAIL, name: NAME, isDemonstration: true, passwordHash: await hashPassword(randomWord()) },
    }));
  const userId = parseUserId(user.id);
  if (!userId) throw new Error("The demonstration's rider has an id that is none");
  const viewer = { userId, name: user.name, email: EMAIL, isDemonstration: true, isOperator: false };
  return { viewer, reference: user.terraReference };
}

async function writeFigures(viewer: Viewer, now: Date): Promise<void> {
  for (const [daysAgo, figures] of PROGRESS) {
    const day = daysAgo === null ? null : new Date(now.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
    await saveFigures(viewer, day, toGiven(figures));
  }
}

const toGiven = (figures: Partial<Record<FigureName, number>>): GivenFigure[] =>
  Object.values(FigureKind).flatMap((kind) => {
    const value = figures[kind];
    return value === undefined ? [] : [{ kind, values: [value] }];
  });

/** Here and there: the sandbox may have lost its memory while we kept ours. */
async function isConnected(viewer: Viewer): Promise<boolean> {
  const connection = await db.connection.findFirst({
    where: { riderId: viewer.userId, state: "active" },
    select: { terraUserId: true },
  });
  return connection !== null && (await findTerraUser(connection.terraUserId)) !== null;
}

/** Ended here as they are there, so that their rides go on under the new one. */
async function forgetConnections(viewer: Viewer): Promise<void> {
  await db.connection.updateMany({ where: { riderId: viewer.userId }, data: { state: "revoked" } });
}

/** Connects as a rider would, and agrees on the sandbox's page. The signed event does the rest. */
async function agree(reference: string): Promise<void> {
  const back = `${env().publicUrl}/settings/connections`;
  const { url } = await authenticateDirectly({ reference, provider: PROVIDER, successUrl: back, failureUrl: back });
  const { pathname, search } = new URL(url);
  const consent = new URLSearchParams({ decision: "agree", rider: SANDBOX_RIDER });
  await post(new URL(pathname + search, sandboxOrigin()), consent);
}

/** As this machine reaches the sandbox; its public address is for browsers. */
const sandboxOrigin = () => new URL(env().terra.baseUrl).origin;

async function post(url: URL, body: URLSearchParams): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: { accept: "application/json" },
    // The way back from the consent page is for browsers.
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (response.status >= 400) throw new Error(`POST ${url.pathname} answered ${response.status}`);
}

const randomWord = () => randomBytes(32).toString("base64url");
