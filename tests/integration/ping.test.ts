import { randomUUID } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

const MOST_BYTES = 400_000;

let house: House;
let db: typeof import("@/server/db").db;
let rides: typeof import("@/server/data/rides");

/** Where payloads lie, as they would in a bucket; and a neighbour that nobody should ever ask. */
const shelf = new Map<string, RequestListener>();
const asked: string[] = [];
const bucket = createServer((request, response) => {
  asked.push(request.url ?? "");
  const give = shelf.get(request.url ?? "");
  if (give) give(request, response);
  else response.writeHead(403).end("<Error><Code>AccessDenied</Code></Error>");
});
const neighbour = createServer((request, response) => {
  asked.push(`neighbour ${request.url}`);
  response.end("{}");
});

const listen = async (server: typeof bucket) => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
let bucketUrl: string;
let neighbourUrl: string;

beforeAll(async () => {
  [bucketUrl, neighbourUrl] = [await listen(bucket), await listen(neighbour)];
  house = await openHouse({ TERRA_PAYLOAD_HOSTS: bucketUrl, WEBHOOK_MAX_BYTES: String(MOST_BYTES) });
  ({ db } = await import("@/server/db"));
  rides = await import("@/server/data/rides");
});
afterAll(async () => {
  for (const server of [bucket, neighbour]) {
    server.close();
    server.closeAllConnections();
  }
  await house.close();
});

/** Lays something down where it can be fetched. @returns the message that names it */
function lay(give: RequestListener | object, more: object = {}) {
  const path = `/${randomUUID()}?X-Amz-Signature=canary`;
  shelf.set(
    path,
    typeof give === "function" ? (give as RequestListener) : (_, response) => response.end(JSON.stringify(give)),
  );
  return { type: "s3_payload", status: "success", url: `${bucketUrl}${path}`, expires_in: 300, ...more };
}

const deliveriesOf = (origin: "webhook" | "fetched") =>
  db.delivery.findMany({ where: { origin }, orderBy: { id: "desc" } });

const lastPing = () => db.delivery.findFirstOrThrow({ where: { type: "s3_payload" }, orderBy: { id: "desc" } });

const titlesOf = async ({ viewer }: Person) => (await rides.listRides(viewer)).map(({ title }) => title);

const short = (title: string) => activity({ title, seconds: 60 });

describe("what a ping names", () => {
  test("is fetched, kept as it is and applied like any other delivery [T 4.4] [W30]", async () => {
    const rider = await house.addRider();
    const event = activityEvent(rider.terraUser, short("By address"));
    const orderingMs = Date.now() - 60_000;
    await house.sandbox.deliver(lay(event), { orderingMs, reference: "R1" });
    await house.workOff();

    expect(await titlesOf(rider)).toEqual(["By address"]);
    const [fetched] = await deliveriesOf("fetched");
    expect(fetched).toMatchObject({
      type: "activity",
      state: "applied",
      terraUserId: rider.terraUser.user_id,
      orderedAt: new Date(orderingMs),
      reference: "R1",
    });
    expect(await lastPing()).toMatchObject({
      state: "applied",
      effects: [{ kind: "delivery", deliveryId: fetched?.id, what: "fetched" }],
    });
    const kept = await db.deliveryBody.findFirstOrThrow({ where: { deliveryId: fetched?.id ?? "" } });
    expect(JSON.parse(zstdDecompressSync(kept.bytes).toString())).toEqual(event);
  });

  test("counts by when Terra emitted its ping: what is older changes nothing [T 4.4]", async () => {
    const rider = await house.addRider();
    const now = Date.now();
    const tell = async (title: string, orderingMs: number) => {
      await house.sandbox.deliver(lay(activityEvent(rider.terraUser, short(title))), { orderingMs });
      await house.workOff();
    };
    await tell("Newer", now - 1_000);
    await tell("Older", now - 2_000);
    expect(await titlesOf(rider)).toEqual(["Newer"]);
    await tell("Newest", now);
    expect(await titlesOf(rider)).toEqual(["Newest"]);
  });

  test("is fetched once, however often its ping is delivered [T 4.4]", async () => {
    const rider = await house.addRider();
    const ping = lay(activityEvent(rider.terraUser, short("Once")));
    const path = ping.url.slice(bucketUrl.length);
    for (let n = 0; n < 3; n++) await house.sandbox.deliver(ping, { traceId: "the same" });
    await house.workOff();
    expect(asked.filter((url) => url === path)).toHaveLength(1);
    expect(await titlesOf(rider)).toEqual(["Once"]);
  });

  test("is fetched at once, whatever else waits [T 4.4] [W30]", async () => {
    const { startWorker } = await import("@/server/jobs");
    const { handlers } = await import("@/server/ingest/work");
    const rider = await house.addRider();
    for (let n = 0; n < 5; n++) await house.sandbox.deliver({ type: "healthcheck", n });
    const isFetched = Promise.withResolvers<void>();
    const ping = lay((_, response) => {
      isFetched.resolve();
      response.end(JSON.stringify(activityEvent(rider.terraUser, short("First of all"))));
    });
    // Whoever applies deliveries is busy until the payload was asked for.
    const worker = await startWorker({
      ...handlers,
      "apply-delivery": async (job) => {
        await isFetched.promise;
        await handlers["apply-delivery"](job);
      },
    });
    try {
      await house.sandbox.deliver(ping);
      await isFetched.promise;
      await expect.poll(() => titlesOf(rider), { timeout: 20_000 }).toEqual(["First of all"]);
    } finally {
      await worker.stop();
    }
  }, 40_000);
});

describe("what a ping names and cannot be had", () => {
  const answers: [string, () => { url: string } & Record<string, unknown>, RegExp][] = [
    ["because its address has expired", () => ({ ...lay({}), url: `${bucketUrl}/expired` }), /answered 403/],
    [
      "because it leads somewhere else",
      () => lay((_, response) => response.writeHead(302, { location: `${neighbourUrl}/meta-data` }).end()),
      /leads to another/,
    ],
    ["because it lies with somebody else", () => ({ ...lay({}), url: `${neighbourUrl}/a` }), /not one of https/],
    ["because it is a file", () => ({ ...lay({}), url: "file:///etc/passwd" }), /not one of https/],
    [
      "because it says that it is too large",
      () => lay((_, response) => response.writeHead(200, { "content-length": MOST_BYTES + 1 }).write("{")),
      /larger than WEBHOOK_MAX_BYTES/,
    ],
    [
      "because it is too large without saying so",
      () =>
        lay((_, response) => {
          response.writeHead(200, { "transfer-encoding": "chunked" });
          const more = () => {
            while (!response.destroyed && response.write(Buffer.alloc(65_536, " ")));
          };
          response.on("drain", more);
          more();
        }),
      /larger than WEBHOOK_MAX_BYTES/,
    ],
    [
      "because it is packed",
      () => lay((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("…")),
      /packed/,
    ],
  ];

  test.each(answers)("%s, is asked for anew [T 4.4] [W30]", async (_, made, reason) => {
    await db.historyRequest.deleteMany();
    const rider = await house.addRider();
    const [connection] = await db.connection.findMany({ where: { riderId: rider.viewer.userId } });
    const before = (await deliveriesOf("fetched")).length;
    await house.sandbox.deliver(made());
    await house.workOff();

    const ping = await lastPing();
    expect(ping).toMatchObject({ state: "failed", reason: expect.stringMatching(reason) });
    expect(ping.reason).not.toContain("canary");
    expect(await deliveriesOf("fetched")).toHaveLength(before);
    expect(asked.filter((url) => url.startsWith("neighbour"))).toEqual([]);
    expect(await db.historyRequest.findMany({ where: { connectionId: connection?.id ?? "" } })).toMatchObject([
      { kind: "gap", riderId: rider.viewer.userId },
    ]);
  });

  test("is asked for by the days of its request, where it belongs to one, and once [T 4.4] [W30]", async () => {
    const [rider, other] = [await house.addRider(), await house.addRider()];
    const { userId: riderId } = rider.viewer;
    const connection = await db.connection.findFirstOrThrow({ where: { riderId } });
    const [from, until] = [new Date("2026-10-01"), new Date("2026-10-29")];
    const window = { number: 0, type: "activity", from, until, state: "asked" as const };
    for (const [kind, reference] of [["history", "asked-1"] as const, ["gap", "asked-2"] as const]) {
      const { id } = await db.historyRequest.create({
        data: { riderId, connectionId: connection.id, kind, state: "finished", from, until },
      });
      await db.historyWindow.create({ data: { riderId, requestId: id, reference, ...window } });
    }
    const gaps = (person: Person) =>
      db.historyRequest.findMany({
        where: { riderId: person.viewer.userId, kind: "gap", state: { not: "finished" } },
        select: { from: true, until: true },
      });
    const othersBefore = await gaps(other);

    await house.sandbox.deliver({ ...lay({}), url: `${bucketUrl}/expired-1` }, { reference: "asked-1:chunk:3" });
    await house.workOff();
    const requested = await db.historyRequest.findMany({
      where: { riderId, kind: "gap" },
      orderBy: { createdAt: "desc" },
    });
    expect(requested).toHaveLength(2);
    expect(requested[0]).toMatchObject({ from, until });
    await house.sandbox.deliver({ ...lay({}), url: `${bucketUrl}/expired-2` }, { reference: "asked-2" });
    await house.workOff();
    expect(await db.historyRequest.count({ where: { riderId, kind: "gap" } })).toBe(2);
    expect(await gaps(other)).toEqual(othersBefore);
  });

  test("just now, is tried again while its address lasts [T 4.4] [W30]", async () => {
    const rider = await house.addRider();
    let isBroken = true;
    const ping = lay((_, response) =>
      isBroken
        ? response.writeHead(503).end()
        : response.end(JSON.stringify(activityEvent(rider.terraUser, short("At last")))),
    );
    await house.sandbox.deliver(ping);
    await house.workOff();
    const waiting = await db.delivery.findFirstOrThrow({ where: { state: "waiting" } });
    expect(waiting).toMatchObject({ attempts: 1, reason: expect.stringMatching(/answered 503/) });

    isBroken = false;
    const { handlers } = await import("@/server/ingest/work");
    await handlers["apply-ping"]({ bodyHash: Buffer.from(waiting.bodyHash).toString("hex"), id: waiting.id });
    await house.workOff();
    expect(await titlesOf(rider)).toEqual(["At last"]);
  });

  test("just now, is asked for anew when its address lasts no longer [T 4.4] [W30]", async () => {
    await house.sandbox.deliver(lay((_, response) => response.writeHead(503).end(), { expires_in: 0.001 }));
    await house.workOff();
    expect(await lastPing()).toMatchObject({
      state: "failed",
      attempts: 1,
      reason: expect.stringMatching(/503.*once more/),
    });
  });

  test("in time, is given up [W30]", async () => {
    const { fetchPayload, PayloadUnavailable } = await import("@/server/terra/payload");
    const limits = { hosts: [bucketUrl], maxBytes: MOST_BYTES, timeoutMs: 200 };
    const silent = lay(() => undefined);
    const slow = lay((_, response) => response.writeHead(200).write("{"));
    for (const { url } of [silent, slow]) {
      const fetching = fetchPayload(url, limits);
      await expect(fetching).rejects.toBeInstanceOf(PayloadUnavailable);
      await expect(fetching).rejects.toThrow("No whole answer in 0.2 s");
    }
  });
});
