import { createHash, createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { activity, activityEvent } from "../support/activity";
import { type Application, query, startApplication, type WebProcess } from "../support/application";
import { addRider, type SignedInRider } from "../support/signed-in-rider";

const MINUTE_MS = 60_000;

const COPIES = 1_000;
const COPIES_AT_ONCE = 50;

let application: Application;

beforeAll(async () => {
  application = await startApplication();
}, 5 * MINUTE_MS);
afterAll(async () => application?.close());

test(
  "three of each share the work, and any of them may be killed: each ride is there once [W32, W4]",
  async () => {
    const count = 120;
    const rider = await addRider(application, "Of many processes");
    const webs: WebProcess[] = [await application.addWeb(), await application.addWeb()];
    const workers = [application.addWorker(), application.addWorker()];
    const urls = () => [application.url, ...webs.map(({ url }) => url)];

    const stream = Array.from({ length: count }, async (_, number) => {
      await sleep(number * 150);
      const delivery = deliveryOf(rider, `many-${number}`);
      // Terra tries again where it was not answered; two of three come again although they were.
      await untilAcknowledged(delivery, number, urls);
      if (number % 3 > 0) await untilAcknowledged(delivery, number + 1, urls);
    });
    const killing = (async () => {
      await sleep(3_000);
      await webs.pop()?.kill();
      await workers.pop()?.kill();
      webs.push(await application.addWeb());
      await application.killWorker();
      workers.push(application.addWorker());
      await webs.shift()?.kill();
      await application.killWeb();
      await workers.shift()?.kill();
    })();
    await Promise.all([...stream, killing]);

    await nothingWaits();
    expect(await ridesOf(rider)).toEqual(
      Array.from({ length: count }, (_, number) => ({ identity: `many-${number}`, rides: 1 })).sort(byIdentity),
    );
    const deliveries = await query<{ count: number }>(
      application,
      `SELECT count(*)::int AS count FROM "Delivery" WHERE "terraUserId" = $1 AND state = 'applied'`,
      [rider.terraUser.user_id],
    );
    expect(deliveries).toEqual([{ count }]);
  },
  6 * MINUTE_MS,
);

test.each<[string, Record<string, string>]>([
  ["its trace id", { "x-terra-trace-id": randomUUID(), "terra-reference": randomUUID() }],
  ["its reference", { "terra-reference": randomUUID() }],
  ["its bytes alone", {}],
])(
  "a thousand copies over three web processes, known by %s, are one delivery, one job and one ride [W4]",
  async (_, names) => {
    const rider = await addRider(application, "Of a storm");
    const webs = [await application.addWeb(), await application.addWeb()];
    const urls = [application.url, ...webs.map(({ url }) => url)];
    // Bytes of their own, and a ride of its own, in each case.
    const { body } = deliveryOf(rider, `storm-${Object.keys(names).length}`);
    let [next, acknowledged] = [0, 0];
    const sender = async () => {
      for (let number = next++; number < COPIES; number = next++) {
        await untilAcknowledged(
          () => signed(body, names),
          number,
          () => urls,
        );
        acknowledged += 1;
      }
    };
    await Promise.all(Array.from({ length: COPIES_AT_ONCE }, sender));
    await nothingWaits();

    expect(acknowledged).toBe(COPIES);
    const hash = createHash("sha256").update(body).digest();
    const kept = await query(application, `SELECT state::text FROM "Delivery" WHERE "bodyHash" = $1`, [hash]);
    expect(kept).toEqual([{ state: "applied" }]);
    const jobs = await query(
      application,
      `SELECT id FROM jobs.job WHERE name = 'apply-delivery' AND data->>'bodyHash' = $1`,
      [hash.toString("hex")],
    );
    expect(jobs).toHaveLength(1);
    expect(await ridesOf(rider)).toMatchObject([{ rides: 1 }]);
    await Promise.all(webs.map((web) => web.end()));
  },
  8 * MINUTE_MS,
);

test(
  "two web processes that are restarted one after the other let no delivery fail [W33]",
  async () => {
    const rider = await addRider(application, "Of a rolling restart");
    let serving = [await application.addWeb(), await application.addWeb()];
    const answers: (number | string)[] = [];
    let isOver = false;
    const load = Promise.all(
      [0, 1, 2, 3].map(async (lane) => {
        for (let number = 0; !isOver; number++) {
          const balanced = serving.map(({ url }) => url);
          answers.push(await throughBalancer(deliveryOf(rider, `rolling-${lane}-${number}`), balanced, lane + number));
          await sleep(40);
        }
      }),
    );
    for (let turn = 0; turn < 2; turn++) {
      await sleep(1_000);
      const [old, ...others] = serving;
      // What a balancer does that is told: nothing new to it, and what it has under way it may finish.
      serving = others;
      await sleep(250);
      await old?.end();
      serving = [...others, await application.addWeb()];
    }
    await sleep(1_000);
    isOver = true;
    await load;

    expect(answers.filter((answer) => answer !== 200)).toEqual([]);
    await nothingWaits();
    expect(await ridesOf(rider)).toHaveLength(answers.length);
    await Promise.all(serving.map((web) => web.end()));
  },
  6 * MINUTE_MS,
);

test(
  "the past of one rider does not hold up what another rides now [W31]",
  async () => {
    const [one, other] = [await addRider(application, "With a past"), await addRider(application, "Of today")];
    const worker = application.pidOf("worker");
    process.kill(worker, "SIGSTOP");
    try {
      for (let number = 0; number < 150; number++) {
        await untilAcknowledged(deliveryOf(one, `past-${number}`), 0, () => [application.url]);
      }
      await untilAcknowledged(deliveryOf(other, "of-today"), 0, () => [application.url]);
    } finally {
      process.kill(worker, "SIGCONT");
    }
    for (;;) {
      const [today, past] = [await ridesOf(other), await ridesOf(one)];
      if (today.length === 1) {
        expect(past.length).toBeLessThan(75);
        break;
      }
      // Should it come only after all of them, this says so.
      expect(past.length).toBeLessThan(150);
      await sleep(100);
    }
    await nothingWaits();
  },
  4 * MINUTE_MS,
);

interface Letter {
  body: Buffer;
  headers: Record<string, string | number>;
}

/** A signed delivery as Terra sends it, the same at every attempt. */
function deliveryOf({ terraUser }: SignedInRider, summaryId: string): Letter {
  const start = new Date(Date.UTC(2026, 0, 1) + numberIn(summaryId) * 3_600_000)
    .toISOString()
    .replace("Z", "000+00:00");
  const body = Buffer.from(JSON.stringify(activityEvent(terraUser, activity({ summaryId, seconds: 30, start }))));
  return signed(body, { "x-terra-trace-id": randomUUID(), "x-terra-ordering-timestamp": String(Date.now()) });
}

/** An attempt, signed now. @param names what its headers call it */
function signed(body: Buffer, names: Record<string, string>): Letter {
  const timestamp = Math.floor(Date.now() / 1000);
  const v1 = createHmac("sha256", application.signingSecret).update(`${timestamp}.`).update(body).digest("hex");
  return {
    body,
    headers: {
      "content-type": "application/json",
      "content-length": body.length,
      "x-terra-signature": `t=${timestamp},v1=${v1}`,
      ...names,
    },
  };
}

/** Rides at the same time would be taken for one: each has an hour of its own. */
function numberIn(summaryId: string): number {
  const [lane = 0, number = 0] = (summaryId.match(/\d+/g) ?? []).map(Number).reverse();
  return lane * 10 + number;
}

async function untilAcknowledged(letter: Letter | (() => Letter), first: number, urls: () => string[]): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const all = urls();
    const url = all[(first + tries) % all.length] ?? application.url;
    const attempt = typeof letter === "function" ? letter() : letter;
    const status = await post(attempt, url).catch(() => null);
    if (status === 200) return;
    // Nobody there, or "come back"; that it is not Terra's is no answer to what is signed well.
    if (status === 401) throw new Error("Refused as forged");
    await sleep(200);
  }
  throw new Error("Never acknowledged");
}

/** Goes on to the next where nobody listens, as a proxy does; whoever took it must answer it. */
async function throughBalancer(letter: Letter, urls: string[], first: number): Promise<number | string> {
  for (let tries = 0; tries < urls.length; tries++) {
    try {
      return await post(letter, urls[(first + tries) % urls.length] ?? "");
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
      if (code !== "ECONNREFUSED") return code;
    }
  }
  return "nobody there";
}

const agent = new Agent({ keepAlive: false });

function post({ body, headers }: Letter, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api/webhook`, { method: "POST", agent, headers, timeout: 8_000 }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", reject);
    });
    sent.on("timeout", () => sent.destroy(new Error("no answer in time")));
    sent.on("error", reject);
    sent.end(body);
  });
}

const ridesOf = async ({ id }: SignedInRider) => {
  const rows = await query<{ identity: string; rides: number }>(
    application,
    `SELECT identity, count(DISTINCT "rideId")::int AS rides FROM "RideSource" WHERE "riderId" = $1 GROUP BY 1`,
    [id],
  );
  return rows.sort(byIdentity);
};

const byIdentity = (one: { identity: string }, other: { identity: string }) => (one.identity < other.identity ? -1 : 1);

/** A job that a killed worker held moves on when its heartbeat has been missing for half a minute. */
async function nothingWaits(): Promise<void> {
  for (let tries = 0; tries < 180; tries++) {
    const waiting = await query(application, `SELECT id FROM "Delivery" WHERE state IN ('waiting', 'parked')`);
    if (waiting.length === 0) return;
    await sleep(1_000);
  }
  throw new Error("Deliveries still wait after three minutes");
}
