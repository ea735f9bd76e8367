import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Delivery, openPostOffice } from "./deliveries";

interface Received {
  traceId: string;
  orderingMs: string;
  body: string;
}

const received: Received[] = [];
let answers: number[] = [];
let server: Server;

beforeEach(async () => {
  received.length = 0;
  answers = [];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      received.push({
        traceId: String(request.headers["x-terra-trace-id"]),
        orderingMs: String(request.headers["x-terra-ordering-timestamp"]),
        body: Buffer.concat(parts).toString(),
      });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(() => server.close());

const open = (deliveries: Delivery[], retryDelaysMs: number[]) => {
  const { port } = server.address() as AddressInfo;
  return openPostOffice({
    to: { url: `http://127.0.0.1:${port}/`, secret: "secret" },
    bodyOf: ({ content }) => new TextEncoder().encode(JSON.stringify(content)),
    deliveries,
    changed: () => {},
    now: Date.now,
    retryDelaysMs,
  });
};

const event = (traceId: string, isHistory = false) => ({
  traceId,
  reference: "r",
  about: traceId,
  content: { kind: "event" as const, event: { type: "healthcheck" } },
  isHistory,
});

test("posts again what was not answered with 2xx, the same letter under the same trace id", async () => {
  answers = [500, 302, 404, 204];
  const deliveries: Delivery[] = [];
  const postOffice = open(deliveries, [1, 1, 1]);
  postOffice.send([event("t1")]);
  await postOffice.settled();

  expect(received).toHaveLength(4);
  expect(new Set(received.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(deliveries).toMatchObject([{ traceId: "t1", state: "delivered", attempts: 4, answer: "204" }]);
  await postOffice.close();
});

test("gives up after the last delay, and starts over when asked", async () => {
  answers = [500, 500];
  const deliveries: Delivery[] = [];
  const postOffice = open(deliveries, [1]);
  postOffice.send([event("t1")]);
  await postOffice.settled();
  expect(deliveries).toMatchObject([{ state: "given up", attempts: 2, answer: "500" }]);

  postOffice.sendAgain("t1");
  await postOffice.settled();
  expect(deliveries).toMatchObject([{ state: "delivered", attempts: 1 }]);
  await postOffice.close();
});

test("posts news before history, and history in the order given", async () => {
  const deliveries: Delivery[] = [];
  const postOffice = open(deliveries, []);
  postOffice.send([..."abcdef"].map((name) => event(name, true)));
  postOffice.send([event("news")]);
  await postOffice.settled();

  const order = received.map((one) => one.traceId);
  expect(order.indexOf("news")).toBeLessThanOrEqual(4); // three were on their way, and arrive in any order
  expect(order.filter((name) => name !== "news").toSorted()).toEqual([..."abcdef"]);
  expect(order.indexOf("f")).toBeGreaterThan(order.indexOf("a"));
  await postOffice.close();
});

test("keeps waiting deliveries for the next start", async () => {
  answers = [500];
  const deliveries: Delivery[] = [];
  const first = open(deliveries, [60_000]);
  first.send([event("t1")]);
  await expect.poll(() => deliveries[0]?.attempts).toBe(1);
  await first.close();
  const kept: Delivery[] = JSON.parse(JSON.stringify(deliveries));
  for (const delivery of kept) delivery.nextAttemptAt = 0;

  const second = open(kept, []);
  await second.settled();
  expect(kept).toMatchObject([{ state: "delivered", attempts: 2 }]);
  expect(received[1]).toEqual(received[0]);
  await second.close();
});
