import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { sandboxApp } from "./app";
import { connectionsOf, revoke, tell } from "./connections";
import { openPostOffice } from "./deliveries";
import { openLibrary } from "./library";
import { type Connection, openMemory } from "./memory";
import { BEST_DAY, type Moods } from "./moods";
import { pingOrPayload } from "./pings";
import { post } from "./post";
import { DEFAULT_PROVIDERS } from "./providers";
import { bodyOf, finishRide, type Outcome, sendDay, sendHistory } from "./sending";
import { openShelf } from "./shelf";
import { eventOfNobody, type ToldEvent, tellOf } from "./told-events";
import type { World } from "./world";

export interface SandboxOptions {
  /** 0 takes any free one. */
  port: number;
  /** Where browsers reach the sandbox; http://localhost:<port> unless told. */
  publicUrl?: string;
  /** Where deliveries are posted. */
  webhookUrl: string;
  devId: string;
  apiKey: string;
  signingSecret: string;
  /** What the environment has switched on; Bryton, unless told. All others tell every kind of data. */
  providers?: readonly string[];
  /** Keeps connections and what is still to be sent over restarts. */
  stateFile?: string;
  /** How long to wait before each further attempt of a delivery, in place of the quick retries. */
  retryDelaysMs?: readonly number[];
  now?: () => number;
}

export interface Sandbox {
  url: string;
  close(): Promise<void>;
  /** Posts one signed delivery as it is given, once, and returns the application's answer. */
  deliver(payload: object | Uint8Array, options?: DeliverOptions): Promise<Response>;
  /** Resolves when every queued delivery was answered, given up or lost, or nothing is posted. */
  settled(): Promise<void>;
  /** From now on it behaves otherwise; what is not named stays as it is. */
  misbehave(moods: Partial<Moods>): void;
  /** From now on it is on its best day. */
  behave(): void;
  /** A user of Terra's who is there without having agreed on a page: nobody is told of it. */
  adopt(connection: Adopted): void;
  /** A rider comes home. @returns the ids of the rides, none when nobody is connected */
  finishRide(riderId: string, wish?: { minutes?: number; title?: string | null }): string[];
  /** Everything a rider ever rode, newest first, a delivery each. @returns as `finishRide` */
  sendHistory(riderId: string): string[];
  /** What else the provider tells of a rider's today. @returns how many deliveries */
  sendDay(riderId: string): number;
  /** The rider takes access back at the provider. */
  revoke(riderId: string): void;
  /** Tells an event of a rider's connections, or one that is about nobody. @returns how many were told */
  tell(event: ToldEvent, riderId?: string): number;
}

export interface Adopted {
  userId: string;
  riderId: "ines" | "tom" | "mei" | "demonstration";
  referenceId: string | null;
  provider?: string;
  isActive?: boolean;
}

export interface DeliverOptions {
  traceId?: string;
  reference?: string;
  orderingMs?: number;
  /** Signs with another secret than the configured one. */
  secret?: string;
  /** Unix seconds. */
  signedAt?: number;
  headers?: Record<string, string>;
}

/** Starts a Terra of our own: its API, its consent page, its webhooks, and riders who ride. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const to = { url: options.webhookUrl, secret: options.signingSecret };
  const { stateFile = null, retryDelaysMs } = options;
  const { memory, changed, saved } = openMemory(stateFile, now());
  const shelf = openShelf(stateFile && `${stateFile}.rides`);
  const library = openLibrary(memory, shelf);

  let app = new Hono();
  const server = createAdaptorServer({
    fetch: (request, bindings) => app.fetch(request, bindings),
    // Longer than anybody pauses between two requests: Node's five seconds cut some off in the very moment of the next.
    serverOptions: { keepAliveTimeout: 75_000 },
  });
  const port = await listen(server, options);
  const url = options.publicUrl ?? `http://localhost:${port}`;
  const postOffice = openPostOffice({
    to,
    bodyOf: (delivery) =>
      pingOrPayload(delivery, bodyOf(memory, library, delivery), { moods: memory.moods, publicUrl: url, now: now() }),
    deliveries: memory.deliveries,
    changed,
    now,
    retryDelaysMs,
    moods: () => memory.moods,
  });
  const world: World = {
    publicUrl: url,
    webhookUrl: options.webhookUrl,
    devId: options.devId,
    apiKey: options.apiKey,
    providers: options.providers ?? DEFAULT_PROVIDERS,
    memory,
    shelf,
    library,
    postOffice,
    changed,
    now,
  };
  app = sandboxApp(world, misbehave);
  const minutes = setInterval(checkHealth, MINUTE_MS).unref();

  return {
    url,
    deliver,
    settled: postOffice.settled,
    close,
    misbehave,
    behave: () => misbehave(BEST_DAY),
    adopt,
    finishRide: (riderId, { minutes: length = 60, title = null } = {}) =>
      idsIn(finishRide(world, riderId, { minutes: length, title })),
    sendHistory: (riderId) => idsIn(sendHistory(world, riderId)),
    sendDay: (riderId) => countIn(sendDay(world, riderId)),
    revoke: (riderId) => {
      for (const connection of connectionsOf(world, riderId)) revoke(world, connection);
    },
    tell: (event, riderId = "") => tellOf(world, event, riderId),
  };

  function misbehave(moods: Partial<Moods>): void {
    memory.moods = { ...memory.moods, ...moods };
    changed();
    postOffice.lookAgain();
  }

  function adopt({ provider = world.providers[0] ?? "", ...told }: Adopted): void {
    const connection: Connection = { ...told, provider, createdAt: now() };
    memory.connections = [...memory.connections.filter(({ userId }) => userId !== told.userId), connection];
    changed();
  }

  function checkHealth(): void {
    if (memory.moods.healthchecks) tell(world, eventOfNobody(world, "healthcheck"));
  }

  function deliver(payload: object | Uint8Array, told: DeliverOptions = {}): Promise<Response> {
    const letter = {
      body: bytesOf(payload),
      traceId: told.traceId ?? randomUUID(),
      reference: told.reference ?? randomUUID(),
      orderingMs: told.orderingMs ?? now(),
    };
    const signedAt = told.signedAt ?? Math.floor(now() / 1000);
    return post(letter, { ...to, secret: told.secret ?? to.secret }, signedAt, { headers: told.headers ?? {} });
  }

  async function close(): Promise<void> {
    clearInterval(minutes);
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await postOffice.close();
    await saved();
  }
}

const MINUTE_MS = 60_000;

const idsIn = (outcome: Outcome) => (outcome.sent === "rides" ? outcome.summaryIds : []);

const countIn = (outcome: Outcome) => (outcome.sent === "rides" ? outcome.count : 0);

const bytesOf = (payload: object | Uint8Array): Uint8Array<ArrayBuffer> =>
  payload instanceof Uint8Array ? new Uint8Array(payload) : new TextEncoder().encode(JSON.stringify(payload));

type Server = ReturnType<typeof createAdaptorServer>;

/** Only this machine is let in, unless the sandbox is to be reached under another name. */
async function listen(server: Server, { port, publicUrl }: SandboxOptions): Promise<number> {
  const host = publicUrl && !isLocal(publicUrl) ? "::" : "127.0.0.1";
  server.listen(port, host);
  await once(server, "listening");
  return portOf(server.address());
}

const isLocal = (url: string) => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);

const portOf = (address: string | AddressInfo | null) => (address && typeof address === "object" ? address.port : 0);
