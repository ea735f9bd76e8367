import { once } from "node:events";
import { createServer } from "node:net";
import { StartError } from "./start-error";

/**
 * Makes sure that we can listen on a port.
 *
 * @param host null: on every address of this machine
 */
export async function requirePort(port: number, host: string | null): Promise<void> {
  const code = await tryPort(port, host);
  if (code === null) return;
  if (code === "EACCES") {
    throw new StartError(
      `Port ${port} may only be used by root: choose one above 1023, for example PORT=3000 npm start.`,
    );
  }
  throw new StartError(
    `Port ${port} is taken (${code}): stop what listens there, or choose another, for example PORT=${port + 10} npm start.`,
  );
}

/** The first port from `first` on that is free. */
export async function findPortFrom(first: number): Promise<number> {
  for (let port = first; port < first + 100; port++) if ((await tryPort(port, null)) === null) return port;
  throw new StartError(`No port from ${first} to ${first + 99} is free for the sandbox: give one with SANDBOX_PORT.`);
}

/** @returns why not, or null */
async function tryPort(port: number, host: string | null): Promise<string | null> {
  const probe = createServer();
  try {
    probe.listen({ port, ...(host === null ? {} : { host }) });
    await once(probe, "listening");
    return null;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  } finally {
    probe.close();
  }
}
