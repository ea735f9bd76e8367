import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callOf, connectAs, type Listener, openListener, startFor } from "./listener";
import type { Sandbox } from "./server";
import { signatureOf } from "./signature";

vi.setConfig({ testTimeout: 30_000 });

let listener: Listener;
let sandbox: Sandbox;
/** How far the sandbox's clock is ahead of ours. */
let aheadMs = 0;

beforeEach(async () => {
  aheadMs = 0;
  listener = await openListener();
  sandbox = await startFor(listener, { now: () => Date.now() + aheadMs });
  sandbox.adopt({ userId: "user-1", riderId: "ines", referenceId: "ref" });
});

afterEach(async () => {
  await sandbox.close();
  await listener.close();
});

const ride = () => sandbox.finishRide("ines", { minutes: 5 });
const traceIds = () => listener.received.map(({ headers }) => headers["x-terra-trace-id"]);
const summaryIds = () =>
  listener.received.map(({ event }) => (event.data?.[0]?.metadata as { summary_id: string } | undefined)?.summary_id);
const signedAt = (index: number) => /t=(\d+)/.exec(String(listener.received[index]?.headers["terra-signature"]))?.[1];

describe("the sandbox, when it is asked to", () => {
  test("posts everything twice under one trace id", async () => {
    sandbox.misbehave({ doubled: true });
    ride();
    await sandbox.settled();
    expect(listener.received).toHaveLength(2);
    expect(new Set(traceIds()).size).toBe(1);
    expect(listener.received[0]?.bytes).toEqual(listener.received[1]?.bytes);
  });

  test("loses what happens, and tells it to who asks for it", async () => {
    sandbox.misbehave({ withheld: true });
    const [summaryId] = ride();
    await sandbox.settled();
    sandbox.behave();
    await sandbox.settled();
    expect(listener.received).toEqual([]);
    const now = Math.floor(Date.now() / 1000);
    const path = `/api/v2/activity?user_id=user-1&start_date=${now - 86_400}&end_date=${now + 60}&to_webhook=false`;
    const { data } = await (await callOf(sandbox)(path)).json();
    expect(data.map((one: { metadata: { summary_id: string } }) => one.metadata.summary_id)).toContain(summaryId);
  });

  test("posts nothing for a while, and then all of it", async () => {
    sandbox.misbehave({ stopped: true });
    const expected = [...ride(), ...ride()];
    await sandbox.settled();
    expect(listener.received).toEqual([]);
    sandbox.misbehave({ stopped: false });
    await sandbox.settled();
    expect(summaryIds().toSorted()).toEqual(expected.toSorted());
  });

  test("posts what comes close together last first", async () => {
    sandbox.misbehave({ reordered: true });
    sandbox.tell("processing", "ines");
    sandbox.tell("connection_error", "ines");
    sandbox.tell("healthcheck");
    await sandbox.settled();
    expect(listener.types()).toEqual(["healthcheck", "connection_error", "processing"]);
  });

  test("posts late", async () => {
    sandbox.misbehave({ delayMs: 400 });
    const startedAt = Date.now();
    ride();
    await sandbox.settled();
    expect(listener.received).toHaveLength(1);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(400);
  });

  test("signs with another secret", async () => {
    sandbox.misbehave({ wrongSignature: true });
    ride();
    await sandbox.settled();
    const { bytes = Buffer.of(), headers = {} } = listener.received[0] ?? {};
    expect(headers["terra-signature"]).not.toBe(signatureOf(bytes, "secret", Number(signedAt(0))));
  });

  test.each([
    [false, 100],
    [true, 0],
  ])("signs a retry anew, or not: old signatures %s", async (keepsSignature, seconds) => {
    await sandbox.close();
    await listener.close();
    listener = await openListener(() => {
      aheadMs += 100_000;
    });
    sandbox = await startFor(listener, { now: () => Date.now() + aheadMs, retryDelaysMs: [50] });
    listener.answers.push(500);
    sandbox.misbehave({ keepsSignature });
    sandbox.tell("healthcheck");
    await sandbox.settled();
    expect(listener.received).toHaveLength(2);
    expect(Math.abs(Number(signedAt(1)) - Number(signedAt(0)) - seconds)).toBeLessThan(20);
  });

  test("posts anew what was delivered, when somebody presses the button", async () => {
    ride();
    await sandbox.settled();
    const [traceId] = traceIds();
    await callOf(sandbox)(`/deliveries/${traceId}/again`, { method: "POST" });
    await sandbox.settled();
    expect(traceIds()).toEqual([traceId, traceId]);
  });

  test("posts as before trace ids", async () => {
    sandbox.misbehave({ oldPipeline: true });
    ride();
    await sandbox.settled();
    const { headers = {} } = listener.received[0] ?? {};
    expect(headers).toHaveProperty("terra-signature");
    expect(headers).toHaveProperty("terra-reference");
    for (const name of ["x-terra-signature", "x-terra-trace-id", "x-terra-ordering-timestamp"]) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  test("posts a body piece by piece, and it arrives whole", async () => {
    sandbox.misbehave({ postMs: 800 });
    ride();
    await sandbox.settled();
    const { lastedMs = 0, bytes = Buffer.of(), headers = {} } = listener.received[0] ?? {};
    expect(lastedMs).toBeGreaterThan(400);
    expect(headers["terra-signature"]).toBe(signatureOf(bytes, "secret", Number(signedAt(0))));
  });

  test("waits eight seconds for an answer and no longer", async () => {
    await listener.close();
    const silent = await openListener();
    const server = await import("node:net").then(({ createServer }) => createServer(() => {}).listen(0, "127.0.0.1"));
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = address && typeof address === "object" ? address.port : 0;
    await sandbox.close();
    sandbox = await startFor({ ...silent, url: `http://127.0.0.1:${port}/` }, { retryDelaysMs: [] });
    const startedAt = Date.now();
    sandbox.tell("healthcheck");
    await sandbox.settled();
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(7_900);
    expect(await (await fetch(sandbox.url)).text()).toContain("no answer in time");
    server.close();
    listener = silent;
  });

  test.each([
    [false, 3],
    [true, 1],
  ])("tries again who was not there, or not: unreached is lost %s", async (forgetsUnreached, attempts) => {
    await listener.close();
    sandbox.misbehave({ forgetsUnreached });
    sandbox.tell("healthcheck");
    await sandbox.settled();
    expect(await (await fetch(sandbox.url)).text()).toMatch(
      new RegExp(`nobody there · given up[^]*<td>${attempts}</td>`),
    );
    listener = await openListener();
  });
});

describe("ping mode", () => {
  const ping = (index = 0) => listener.received[index]?.event as { type: string; url: string; expires_in: number };

  test("posts an address alone, and the payload waits there", async () => {
    sandbox.misbehave({ ping: "always" });
    const [summaryId] = ride();
    await sandbox.settled();
    expect(ping()).toEqual({
      type: "s3_payload",
      status: "success",
      url: expect.stringContaining("/payloads/"),
      expires_in: 300,
      payload_reference: expect.any(String),
    });
    const event = await (await fetch(ping().url)).json();
    expect(event).toMatchObject({ type: "activity", data: [{ metadata: { summary_id: summaryId } }] });
  });

  test("lets an address expire after five minutes, and a retry carries the dead one", async () => {
    await sandbox.close();
    await listener.close();
    listener = await openListener(() => {
      aheadMs += 301_000;
    });
    sandbox = await startFor(listener, { now: () => Date.now() + aheadMs, retryDelaysMs: [50] });
    sandbox.adopt({ userId: "user-1", riderId: "ines", referenceId: "ref" });
    sandbox.misbehave({ ping: "always" });
    listener.answers.push(500);
    ride();
    await sandbox.settled();
    expect(ping(1).url).toBe(ping(0).url);
    expect((await fetch(ping(1).url)).status).toBe(403);
  });

  test("posts an address that is dead already", async () => {
    sandbox.misbehave({ ping: "always", expiredPings: true });
    ride();
    await sandbox.settled();
    expect((await fetch(ping().url)).status).toBe(403);
  });

  test("posts by address only what is large, when it is told so, and never what tells of a connection", async () => {
    sandbox.misbehave({ ping: "large" });
    ride();
    sandbox.finishRide("ines", { minutes: 60 });
    await sandbox.settled();
    expect(listener.types().toSorted()).toEqual(["activity", "s3_payload"]);
    sandbox.misbehave({ ping: "always" });
    await connectAs(sandbox, "tom");
    await sandbox.settled();
    expect(listener.types().at(-1)).toBe("auth");
  });
});
