import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { type Sandbox, type SandboxOptions, startSandbox } from "./server";

/** What an application got. */
export interface Received {
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  event: { type: string; user?: { user_id: string }; data?: Record<string, unknown>[]; [further: string]: unknown };
  /** From the first byte of the body to the last, in milliseconds. */
  lastedMs: number;
}

/** An application for tests: it keeps what it gets, and answers what it is told to. */
export interface Listener {
  url: string;
  received: Received[];
  /** The statuses of the next answers; afterwards 200. */
  answers: number[];
  types(): string[];
  close(): Promise<void>;
}

export async function openListener(onReceived: () => void = () => {}): Promise<Listener> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    const begunAt = Date.now();
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const bytes = Buffer.concat(parts);
      const event = JSON.parse(bytes.toString());
      received.push({ headers: request.headers, bytes, event, lastedMs: Date.now() - begunAt });
      onReceived();
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/webhook`,
    received,
    answers,
    types: () => received.map(({ event }) => event.type),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const KEYS = { "dev-id": "dev", "x-api-key": "key" };

export const startFor = (listener: Listener, options: Partial<SandboxOptions> = {}): Promise<Sandbox> =>
  startSandbox({
    port: 0,
    webhookUrl: listener.url,
    devId: "dev",
    apiKey: "key",
    signingSecret: "secret",
    retryDelaysMs: [5, 5],
    ...options,
  });

/** Asks the sandbox's API with both keys. */
export const callOf =
  (sandbox: Sandbox) =>
  (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${sandbox.url}${path}`, { redirect: "manual", ...init, headers: { ...KEYS, ...init.headers } });

/** Agrees as a rider on a page that was asked for. @returns Terra's user id */
export async function connectAs(
  sandbox: Sandbox,
  rider: string,
  asked: { reference_id?: string; providers?: string } = {},
  form: Record<string, string> = {},
): Promise<string> {
  const session = await callOf(sandbox)("/api/widget/session", {
    method: "POST",
    body: JSON.stringify({
      reference_id: "ref",
      auth_success_redirect_url: "http://app.example/back",
      ...asked,
    }),
  });
  const { url } = await session.json();
  const body = new URLSearchParams({ decision: "agree", rider, ...form });
  const answer = await fetch(url, { method: "POST", redirect: "manual", body });
  return new URL(answer.headers.get("location") ?? "").searchParams.get("user_id") ?? "";
}
