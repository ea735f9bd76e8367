import { createHash, createHmac, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Arrival,
  BASE,
  duesOf,
  type Emission,
  emittedAt,
  type History,
  history,
  item,
  newest,
  SECOND_MS,
  type SignedRequest,
  toldAs,
  type User,
} from "../support/histories";
import { type House, openHouse, SECRET } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let receive: typeof import("@/server/ingest/receive");
let asked: typeof import("@/server/ingest/asked-delivery");
let apply: (job: { bodyHash: string; id: string }) => Promise<void>;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  receive = await import("@/server/ingest/receive");
  asked = await import("@/server/ingest/asked-delivery");
  const { handlers } = await import("@/server/ingest/work");
  apply = handlers["apply-delivery"];
});
afterAll(() => house.close());

/** @returns false when it was there already */
async function send({ event, orderedAt, trace, signedAt }: SignedRequest, now: Date): Promise<boolean> {
  const body = Buffer.from(JSON.stringify(event));
  const v1 = createHmac("sha256", SECRET).update(`${signedAt}.`).update(body).digest("hex");
  const headers = new Headers({
    "terra-signature": `t=${signedAt},v1=${v1}`,
    ...(orderedAt ? { "x-terra-ordering-timestamp": String(orderedAt.getTime()) } : {}),
    ...(trace ? { "x-terra-trace-id": trace } : {}),
  });
  const { receipt, id } = await receive.receiveDelivery(headers, new Response(body).body, now);
  expect(["stored", "duplicate"]).toContain(receipt);
  if (id === null) return false;
  await apply({ bodyHash: createHash("sha256").update(body).digest("hex"), id });
  return true;
}

/** What a reader sees of an activity. */
interface Seen {
  activity: number;
  title: string;
  kind: Emission["kind"];
  orderedAt: Date;
  rideId: string;
  version: number;
  connection: string;
}

const look = (riderId: string) =>
  db.$queryRaw<Seen[]>`
    SELECT right(source.identity, 1)::int AS activity, ride.title, source."orderedAt", ride.id AS "rideId", ride.version,
      CASE WHEN ride."deletedAt" IS NOT NULL THEN 'deleted' WHEN ride."isPending" THEN 'pending' ELSE 'told' END AS kind,
      connection."terraUserId" AS connection
    FROM "RideSource" source
    JOIN "Ride" ride ON ride."riderId" = source."riderId" AND ride.id = source."rideId"
    JOIN "Connection" connection ON connection.id = source."connectionId"
    WHERE source."riderId" = ${riderId}::uuid ORDER BY source.identity`;

const shown = (seen: readonly Seen[]) => seen.map(({ activity, title, kind }) => ({ activity, title, kind }));

/** Nothing that a reader saw is taken back: neither a ride's version, nor when Terra emitted what an activity shows. */
function expectNoWayBack(before: readonly Seen[], now: readonly Seen[]): void {
  for (const old of before) {
    const same = now.filter(({ activity }) => activity === old.activity);
    const latest = Math.max(...same.map(({ orderedAt }) => orderedAt.getTime()));
    expect(latest).toBeGreaterThanOrEqual(old.orderedAt.getTime());
    for (const { rideId, version } of same) {
      if (rideId === old.rideId) expect(version).toBeGreaterThanOrEqual(old.version);
    }
  }
}

/** What waited for a name to become somebody's: at that moment each gets a job, which is done here. */
async function applyParked({ user_id: terraUserId }: User): Promise<void> {
  const parked = await db.delivery.findMany({
    where: { terraUserId, state: "parked" },
    orderBy: { receivedAt: "asc" },
  });
  for (const { bodyHash, id } of parked) await apply({ bodyHash: Buffer.from(bodyHash).toString("hex"), id });
}

async function addConnected(): Promise<[User, User, string]> {
  const user = await db.user.create({
    data: { email: `${randomUUID()}@example.org`, name: "Somebody", passwordHash: "-" },
  });
  const named = () => ({ user_id: randomUUID(), provider: "BRYTONSPORT", reference_id: user.terraReference });
  const [t1, t2] = [named(), named()];
  const connection = { riderId: user.id, provider: t1.provider, terraUserId: t1.user_id, since: emittedAt(-1) };
  await db.connection.create({ data: { ...connection, state: "active" } });
  return [t1, t2, user.id];
}

/** What Terra holds in the end, told when it is asked for the last days. */
async function readAnew(held: Map<number, Emission>, user: User, now: Date): Promise<void> {
  const name = `read anew ${user.user_id}`;
  await asked.keepAsDelivery(
    { type: "activity", user, data: [...held.values()].map((told) => item(told, user)) },
    name,
    now,
  );
  const { bodyHash, id } = await db.delivery.findFirstOrThrow({ where: { reference: name } });
  await apply({ bodyHash: Buffer.from(bodyHash).toString("hex"), id });
}

async function live(told: History): Promise<void> {
  const { emissions, again, hasOrdering, hasTrace } = told;
  const [t1, t2, riderId] = await addConnected();
  const arrived = new Set<Emission>();
  let seen: Seen[] = [];
  const dues = duesOf(told, [t1, t2]);
  for (const [index, due] of dues.entries()) {
    const isNew = await send(due, new Date(BASE + 100_000 + index * SECOND_MS));
    if (!isNew) continue;
    if (due.emission === null) await applyParked(t2);
    const now = await look(riderId);
    expectNoWayBack(seen, now);
    seen = now;
    if (due.emission) arrived.add(due.emission);
    // At every moment, what is the newest of what has arrived is what is shown.
    const isCertain = hasOrdering && hasTrace && again === null;
    if (isCertain)
      expect(shown(now)).toEqual(toldAs(newest(emissions.map((one) => (arrived.has(one) ? one : undefined)))));
  }

  const held = newest(emissions);
  const last = again ? t2 : t1;
  // Without Terra's own order, or its name for each delivery, only Terra itself knows what is the newest.
  if (!hasOrdering || !hasTrace) {
    await readAnew(held, last, new Date(BASE + 200_000));
    expectNoWayBack(seen, await look(riderId));
  }
  const end = await look(riderId);
  expect(shown(end)).toEqual(toldAs(held));
  expect(new Set(end.map(({ connection }) => connection))).toEqual(new Set([last.user_id]));
  expect(await db.connection.count({ where: { riderId } })).toBe(1);
}

const AT_ONCE = 8;
const HISTORIES = 1_000;

test("whatever is told, in whatever order and however often, what Terra holds is what is shown [W5] [T 4.6] [T 4.7]", async () => {
  const seed = Number(process.env.HISTORIES_SEED ?? Date.now() % 2 ** 31);
  console.info(`histories: seed ${seed}`);
  await fc.assert(
    fc.asyncProperty(fc.array(history, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (histories) => {
      await Promise.all(histories.map(live));
    }),
    { numRuns: HISTORIES / AT_ONCE, seed, endOnFailure: true },
  );
}, 900_000);

describe("of an activity that was A, then B", () => {
  const a = { activity: 0, kind: "told", content: 0 } as const;
  const b = { activity: 0, kind: "told", content: 1 } as const;
  const sent = (delay: number): Arrival[] => [{ delay, as: "sent" }];
  const EACH = [
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ] as const;

  test.each(EACH)("and A again, the last counts (ordering: %s, trace: %s) [W5]", async (hasOrdering, hasTrace) => {
    const emissions = [a, b, a].map((one) => ({ ...one, arrivals: sent(0) }));
    await live({ emissions, again: null, hasOrdering, hasTrace });
  });

  test.each(EACH)(
    "and A was refused and is sent again, B counts (ordering: %s, trace: %s) [W5]",
    async (hasOrdering, hasTrace) => {
      const emissions = [
        { ...a, arrivals: sent(2) },
        { ...b, arrivals: sent(0) },
      ];
      await live({ emissions, again: null, hasOrdering, hasTrace });
    },
  );
});
