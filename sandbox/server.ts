import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { sandboxApp } from "./app";
import { openPostOffice } from "./deliveries";
import { openLibrary } from "./library";
import { openMemory } from "./memory";
import { post } from "./post";
import { bodyOf } from "./sending";
import { openShelf } from "./shelf";

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
  /** Keeps connections and what is still to be sent over restarts. */
  stateFile?: string;
  /** How long to wait before each further attempt of a delivery. */
  retryDelaysMs?: readonly number[];
  now?: () => number;
}

export interface Sandbox {
  url: string;
  close(): Promise<void>;
  /** Posts one signed delivery as it is given, once, and returns the application's answer. */
  deliver(payload: object | Uint8Array, options?: DeliverOptions): Promise<Response>;
  /** Resolves when every queued delivery was answered or given up. */
  settled(): Promise<void>;
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
  const server = createAdaptorServer({ fetch: (request, bindings) => app.fetch(request, bindings) });
  const port = await listen(server, options);
  const url = options.publicUrl ?? `http://localhost:${port}`;
  const postOffice = openPostOffice({
    to,
    bodyOf: (delivery) => bodyOf(memory, library, delivery),
    deliveries: memory.deliveries,
    changed,
    now,
    retryDelaysMs,
  });
  app = sandboxApp({
    publicUrl: url,
    webhookUrl: options.webhookUrl,
    devId: options.devId,
    apiKey: options.apiKey,
    memory,
    shelf,
    library,
    postOffice,
    changed,
    now,
  });

  return { url, deliver, settled: postOffice.settled, close };

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
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await postOffice.close();
    await saved();
  }
}

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
