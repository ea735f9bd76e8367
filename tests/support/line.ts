import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Line {
  url: string;
  /** From here on nothing comes through on what is open now, nor on what is opened later, and nobody is told. */
  swallow(options?: { newOnes?: boolean }): void;
  /** What is opened from here on comes through. */
  mend(): void;
  close(): void;
}

/** A line to the database that can go dead like a cable that is pulled. */
export async function layLine(databaseUrl: string): Promise<Line> {
  const target = new URL(databaseUrl);
  const open: Socket[] = [];
  let isDead = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    if (!isDead) near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on("error", () => undefined);
    open.push(near, far);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    swallow: ({ newOnes = false } = {}) => {
      isDead = newOnes;
      for (const socket of open) socket.unpipe().resume();
    },
    mend: () => {
      isDead = false;
    },
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
