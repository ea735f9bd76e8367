import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Application } from "../support/application";
import { type Measured, postSteadily } from "./load";
import { figure, percentile, printTable } from "./measure";
import { type BenchRider, nothingWaits } from "./rider";

const PACE = { perSecond: 20, seconds: 20, atOnce: 32 };
const STRANGERS_A_SECOND = 500;
const SLOW = 500;

/** What a crowd of strangers, or of slow senders, does to the answers to honest deliveries. Bare: the same without them. */
export async function benchCrowds(application: Application, rider: BenchRider): Promise<void> {
  const url = `${application.url}/api/webhook`;
  const load = (): Promise<Measured> =>
    postSteadily({ url, secret: application.signingSecret, body: rider.deliveries(24), ...PACE });
  await load();
  await nothingWaits(application);
  const bare = await load();
  await nothingWaits(application);

  const leave = comeStrangers(url);
  const amongStrangers = await load();
  const strangersASecond = await leave();
  await nothingWaits(application);

  const slow = await Promise.all(Array.from({ length: SLOW }, () => openSlowly(url)));
  const besideSlow = await load();
  for (const leaveOff of slow) leaveOff();
  await nothingWaits(application);

  const refused = bare.refused + amongStrangers.refused + besideSlow.refused;
  if (refused > 0) throw new Error(`${refused} honest deliveries were refused`);
  const row = (name: string, { latencies }: Measured) => [
    name,
    figure(percentile(latencies, 0.5)),
    figure(percentile(latencies, 0.99)),
    figure(percentile(latencies, 0.99) / percentile(bare.latencies, 0.99)),
  ];
  printTable(
    `Answers to ${PACE.perSecond} honest deliveries a second, ms (bare: nobody else there) [W16, W20]`,
    ["among", "median", "p99", "ratio of p99"],
    [
      row("nobody else", bare),
      row(`${figure(strangersASecond)} strangers a second`, amongStrangers),
      row(`${SLOW} slow senders`, besideSlow),
    ],
  );
}

/** Posts with a wrong signature at a steady pace. @returns ends it, and says how many came a second */
function comeStrangers(url: string): () => Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const body = Buffer.alloc(20_000, 0x20);
  const start = performance.now();
  let [isOver, count] = [false, 0];
  const under: Promise<void>[] = [];
  const coming = (async () => {
    for (let number = 0; !isOver; number++) {
      const wait = start + (number / STRANGERS_A_SECOND) * 1000 - performance.now();
      if (wait > 0) await sleep(wait);
      under.push(
        postForged(agent, url, body).then(() => {
          count += 1;
        }),
      );
    }
  })();
  return async () => {
    isOver = true;
    await coming;
    const seconds = (performance.now() - start) / 1000;
    const done = count / seconds;
    await Promise.all(under);
    agent.destroy();
    return done;
  };
}

function postForged(agent: Agent, url: string, body: Buffer): Promise<void> {
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": body.length,
    "terra-signature": `t=${timestamp},v1=${"0".repeat(64)}`,
  };
  return new Promise((resolve) => {
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.on("close", () => resolve());
    });
    // Cut off is refused, too.
    sent.on("error", () => resolve());
    sent.end(body);
  });
}

/** The head of a delivery and nothing more, again each time that it is sent away. @returns ends it */
async function openSlowly(url: string): Promise<() => void> {
  const { hostname, port } = new URL(url);
  let socket: Socket | undefined;
  let isOver = false;
  const begin = () =>
    new Promise<void>((resolve) => {
      const timestamp = Math.floor(Date.now() / 1000);
      const head = `POST /api/webhook HTTP/1.1\r\nHost: x\r\nterra-signature: t=${timestamp},v1=${"0".repeat(64)}\r\n`;
      const opened = connect(Number(port), hostname);
      socket = opened;
      opened.on("error", () => opened.destroy());
      opened.on("data", () => opened.destroy());
      opened.on("close", () => {
        resolve();
        if (!isOver) setTimeout(() => void begin(), 100);
      });
      opened.write(`${head}Content-Length: 1000000\r\n\r\n `, () => resolve());
    });
  await begin();
  return () => {
    isOver = true;
    socket?.destroy();
  };
}
