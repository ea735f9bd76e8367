import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { activity, activityEvent } from "../support/activity";
import { type Application, query, startApplication } from "../support/application";
import { addRider, type SignedInRider } from "../support/signed-in-rider";

const MINUTE_MS = 60_000;
const MIB = 1024 * 1024;
const CAP = 16 * MIB;
/** Of all deliveries that are being received. */
const MEMORY = 8 * CAP;

let application: Application;

beforeAll(async () => {
  application = await startApplication({
    WEBHOOK_MAX_BYTES: String(CAP),
    WEBHOOK_MEMORY_MAX_BYTES: String(MEMORY),
  });
}, 5 * MINUTE_MS);
afterAll(() => application?.close());

test(
  "two and a half thousand strangers, five hundred a second, leave nothing, and every rider is served [W16]",
  async () => {
    const rider = await addRider(application, "Among strangers");
    const agent = new Agent({ keepAlive: true, maxSockets: 64 });
    const body = Buffer.alloc(20_000, 0x20);
    const guesses: (() => Record<string, string>)[] = [
      () => ({}),
      () => ({ "terra-signature": "t=1,v1=" }),
      () => ({ "terra-signature": signature(body, "the API key") }),
      () => ({ "terra-signature": signature(body, application.signingSecret, 1) }),
    ];
    const strangers: Promise<number>[] = [];
    const riders: Promise<number[]>[] = [];
    const start = performance.now();
    for (let number = 0; number < 2_500; number++) {
      const wait = start + number * 2 - performance.now();
      if (wait > 0) await sleep(wait);
      // Cut off while it still sends is refused, too.
      strangers.push(post(body, guesses[number % guesses.length]?.() ?? {}, agent).catch(() => 401));
      if (number % 50 === 0) riders.push(untilAcknowledged(rider, number / 50));
    }
    const answers = await Promise.all(strangers);
    const ofRiders = (await Promise.all(riders)).flat();
    agent.destroy();
    expect(answers.filter((status) => status === 401)).toHaveLength(2_500);
    // "Come back" is no refusal: a busy machine may say so, and Terra comes back.
    expect(ofRiders.filter((status) => status !== 503)).toEqual(Array.from({ length: 50 }, () => 200));
    await allStored(rider, 50);
    // Not one of the others left a row.
    expect(
      await query(application, `SELECT id FROM "Delivery" WHERE "riderId" IS DISTINCT FROM $1`, [rider.id]),
    ).toEqual([]);
    const jobs = await query(application, `SELECT id FROM jobs.job WHERE name = 'apply-delivery'`);
    expect(jobs).toHaveLength(50);
  },
  6 * MINUTE_MS,
);

test(
  "five hundred who send slowly are sent away, and every rider is served meanwhile [W20]",
  async () => {
    const rider = await addRider(application, "Beside the slow");
    const slow = await Promise.all(Array.from({ length: 500 }, openSlowly));
    const drip = setInterval(() => {
      for (const { socket } of slow) if (socket.writable) socket.write(" ");
    }, 1_000);
    try {
      const answers: number[] = [];
      for (let number = 0; number < 50; number++) {
        answers.push((await untilAcknowledged(rider, number)).at(-1) ?? 0);
        answers.push((await fetch(`${application.url}/api/health`)).status);
      }
      expect(answers.filter((status) => status !== 200)).toEqual([]);
      await allStored(rider, 50);
      // Each in the end: those whose bodies were let in with a 400, and none with a 200.
      const ends = await Promise.all(slow.map(({ ended }) => ended));
      expect([...new Set(ends)]).toEqual(["HTTP/1.1 400"]);
    } finally {
      clearInterval(drip);
      for (const { socket } of slow) socket.destroy();
    }
    expect((await untilAcknowledged(rider, 50)).at(-1)).toBe(200);
    await allStored(rider, 51);
  },
  6 * MINUTE_MS,
);

test.skipIf(process.platform !== "linux")(
  "three times what may be in flight takes no more than three times its memory, and is given back [W17]",
  async () => {
    const agent = new Agent({ keepAlive: false });
    const bodyOf = () => Buffer.alloc(CAP, randomUUID());
    for (let round = 0; round < 3; round++) expect(await postSigned(bodyOf(), agent)).toBe(200);
    const before = residentBytes().now;

    const bodies = Array.from({ length: (3 * MEMORY) / CAP }, bodyOf);
    // Cut off while it still sends is a sender that has to come back, too.
    const answers = await Promise.all(bodies.map((body) => postSigned(body, agent).catch(() => 503)));
    const { most } = residentBytes();
    console.log(`Resident: ${Math.round(before / MIB)} MiB before, ${Math.round(most / MIB)} MiB at most`);
    expect(answers.filter((status) => ![200, 503].includes(status))).toEqual([]);
    expect(answers).toContain(200);
    expect(most - before).toBeLessThan(3 * MEMORY);
    // Were one of them still counted, there would be no room for as many in the end.
    for (let round = 0; round < (2 * MEMORY) / CAP; round++) expect(await postSigned(bodyOf(), agent)).toBe(200);
  },
  6 * MINUTE_MS,
);

/** Of the web process, now and at most. */
function residentBytes(): { now: number; most: number } {
  const text = readFileSync(`/proc/${application.pidOf("web")}/status`, "utf8");
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1]);
  return { now: kilobytes("VmRSS") * 1024, most: kilobytes("VmHWM") * 1024 };
}

function signature(body: Buffer, secret = application.signingSecret, seconds = Math.floor(Date.now() / 1000)): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex")}`;
}

const postSigned = (body: Buffer, agent: Agent) => post(body, { "terra-signature": signature(body) }, agent);

const alone = new Agent({ keepAlive: false });

/** A ride of this rider's; each number is another. */
function deliver({ terraUser }: SignedInRider, number: number): Promise<number> {
  const start = new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString().replace("Z", "000+00:00");
  const event = activityEvent(terraUser, activity({ summaryId: `crowd-${number}`, seconds: 30, start }));
  return postSigned(Buffer.from(JSON.stringify(event)), alone);
}

/** As Terra does, again while it is told to come back. @returns all answers */
async function untilAcknowledged(rider: SignedInRider, number: number): Promise<number[]> {
  const answers: number[] = [];
  do answers.push(await deliver(rider, number));
  while (answers.at(-1) === 503 && answers.length < 20);
  return answers;
}

function post(body: Buffer, headers: Record<string, string>, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${application.url}/api/webhook`,
      {
        method: "POST",
        agent,
        headers: { "content-type": "application/json", "content-length": body.length, ...headers },
      },
      (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode ?? 0));
        response.on("error", reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

interface Slow {
  socket: Socket;
  /** The first line of its answer; nothing when it had none. */
  ended: Promise<string>;
}

/** Begins a body that looks like Terra's, and goes on with a byte a second. */
function openSlowly(): Promise<Slow> {
  const { hostname, port } = new URL(application.url);
  const socket = connect(Number(port), hostname);
  const ended = new Promise<string>((resolve) => {
    socket.once("data", (data) => resolve(data.toString().slice(0, 12)));
    socket.once("close", () => resolve(""));
    socket.on("error", () => resolve(""));
  });
  const head = `POST /api/webhook HTTP/1.1\r\nHost: x\r\nterra-signature: ${signature(Buffer.from("x"))}\r\n`;
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.write(`${head}Content-Length: ${MIB}\r\n\r\n `, () => resolve({ socket, ended }));
  });
}

async function allStored({ id }: SignedInRider, count: number): Promise<void> {
  for (let tries = 0; tries < 180; tries++) {
    const waiting = await query(application, `SELECT id FROM "Delivery" WHERE state = 'waiting'`);
    if (waiting.length === 0) break;
    await sleep(500);
  }
  const rides = await query(application, `SELECT id FROM "Ride" WHERE "riderId" = $1`, [id]);
  expect(rides).toHaveLength(count);
}
