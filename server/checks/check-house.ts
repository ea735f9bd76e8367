import { db } from "../db";
import { env } from "../env";
import { fingerprintOf } from "../terra/signature";
import { signingSecrets } from "../terra/signing-secrets";
import { type Check, checkOf } from "./check";

/** What this house can say of itself. */
export async function checkHouse(): Promise<Check[]> {
  const secrets = await Promise.all(signingSecrets().map(checkSecret));
  return [...secrets, checkPublicUrl(), await checkDatabaseClock(), await checkSamples()];
}

const LONG_MS = 30 * 86_400_000;

/** By its fingerprint: each destination of Terra's, in each of its environments, has a secret of its own. */
async function checkSecret(secret: string): Promise<Check> {
  const print = fingerprintOf(secret);
  const check = checkOf(`secret ${print}`, `Signing secret ${print}`);
  if (secret === env().terra.apiKey) {
    return check.attention(
      "This is the API key.",
      "TERRA_SIGNING_SECRETS wants the signing secret of the webhook destination: Terra’s dashboard, Destinations, Edit.",
    );
  }
  const last = await db.delivery.findFirst({
    where: { signedWith: print },
    orderBy: { receivedAt: "desc" },
    select: { receivedAt: true },
  });
  if (last === null) {
    return check.unknown(
      "Nothing that was signed with it has come yet.",
      "Have Terra send a test event from its dashboard, or finish a ride. If deliveries are refused meanwhile, it is the wrong one.",
    );
  }
  const seen = `${last.receivedAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  if (Date.now() - last.receivedAt.getTime() < LONG_MS) return check.good(`Terra signed with it last on ${seen}.`);
  return check.unknown(
    `Terra signed with it last on ${seen}.`,
    "If another has taken its place, leave it out of TERRA_SIGNING_SECRETS.",
  );
}

function checkPublicUrl(): Check {
  const check = checkOf("public-url", "The address of this house");
  const { protocol, hostname, pathname } = new URL(env().publicUrl);
  if (/^(?:localhost|127\.|0\.0\.0\.0|\[::1\]|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(hostname)) {
    return check.attention(
      `${env().publicUrl} is only known on this machine or in its own network.`,
      "Set PUBLIC_URL to the address that Terra and riders reach. For trying things out it may stay as it is.",
    );
  }
  if (protocol !== "https:") {
    return check.attention(
      `${env().publicUrl} is not encrypted.`,
      "Put a proxy with TLS before Musette and set PUBLIC_URL to its https address: Terra wants it, and so do passwords.",
    );
  }
  if (pathname !== "/") {
    return check.attention(
      `${env().publicUrl} has a path.`,
      "Musette lives at the top of a name: take the path out of PUBLIC_URL.",
    );
  }
  return check.good(`${env().publicUrl}, encrypted.`);
}

const MOST_APART_MS = 5_000;

async function checkDatabaseClock(): Promise<Check> {
  const check = checkOf("database-clock", "Our clock and the database’s");
  const before = Date.now();
  const [row] = await db.$queryRaw<{ ms: number }[]>`SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms`;
  const apart = Math.abs((row?.ms ?? 0) - (before + Date.now()) / 2);
  if (apart <= MOST_APART_MS) return check.good("They agree.");
  return check.attention(
    `They are ${(apart / 1000).toFixed(1)} s apart.`,
    "Set the clocks of both machines (NTP): what waits how long is judged by the database’s, everything else by ours.",
  );
}

const LOOKED_AT = 20;

/** A summary without a single series: Terra's environment has its samples switched off (terra-api.md, 8). */
async function checkSamples(): Promise<Check> {
  const check = checkOf("samples", "Include samples");
  const sources = await db.rideSource.findMany({
    where: { kind: "terra", deletedAt: null },
    orderBy: { receivedAt: "desc" },
    take: LOOKED_AT,
    select: { _count: { select: { channels: true } } },
  });
  if (sources.length === 0) return check.unknown("No ride has come over Terra yet.");
  const empty = sources.filter(({ _count }) => _count.channels === 0).length;
  if (empty === 0) return check.good(`Each of the last ${sources.length} rides came with its series.`);
  const finding =
    empty === sources.length
      ? `None of the last ${sources.length} rides has a single series: only their summaries came.`
      : `${empty} of the last ${sources.length} rides came without any series.`;
  return empty === sources.length
    ? check.attention(
        finding,
        "Switch Include samples on in Terra’s dashboard, in the settings of the environment, and ask for the rides again.",
      )
    : check.unknown(finding, "They may have been entered by hand. If they were recorded, ask for them again.");
}
