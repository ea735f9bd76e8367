import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { LiveMessage } from "@/server/live";
import { type House, openHouse } from "../support/house";

let house: House;
let line: Line;
let live: typeof import("@/server/live");

beforeAll(async () => {
  house = await openHouse();
  line = await layLine(house.databaseUrl);
  const { env } = await import("@/server/env");
  // Only who opens a connection from here on goes over the line.
  await (await import("@/server/db")).db.user.count();
  env().databaseUrl = line.url;
  live = await import("@/server/live");
});
afterAll(async () => {
  await house.close();
  line.close();
});

test("what was said while a line was dead without anybody noticing is known to be missed, and listening goes on", async () => {
  const { db } = await import("@/server/db");
  const heard: LiveMessage[] = [];
  const stop = live.onChange(["rider"], (message) => heard.push(message));
  const missed = () => heard.filter(({ kind }) => kind === "missed").length;
  // What changed before we listened was missed, too.
  await vi.waitFor(() => expect(missed()).toBe(1), 5_000);

  await db.$executeRaw`SELECT pg_notify('musette_changes', 'not JSON')`;
  await db.$executeRaw`SELECT pg_notify('musette_changes', '{"kind":"of next year","riderId":"rider"}')`;
  await live.announce(db, { kind: "connection", riderId: "rider" });
  await live.announce(db, { kind: "connection", riderId: "somebody else" });
  await vi.waitFor(() => expect(heard.slice(1)).toEqual([{ kind: "connection", riderId: "rider" }]), 2_000);

  line.swallow();
  await live.announce(db, { kind: "ride", riderId: "rider", rideId: "swallowed" });
  await vi.waitFor(() => expect(missed()).toBe(2), 20_000);
  expect(JSON.stringify(heard)).not.toContain("swallowed");

  await live.announce(db, { kind: "ride", riderId: "rider", rideId: "heard again" });
  await vi.waitFor(() => expect(JSON.stringify(heard)).toContain("heard again"), 2_000);
  stop();
});

interface Line {
  url: string;
  /** From here on nothing comes through on what is open now, and nobody is told. */
  swallow(): void;
  close(): void;
}

/** A line to the database that can go dead like a cable that is pulled. */
async function layLine(databaseUrl: string): Promise<Line> {
  const target = new URL(databaseUrl);
  let open: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on("error", () => undefined);
    open.push(near, far);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    swallow: () => {
      for (const socket of open) socket.unpipe().resume();
      open = [];
    },
    close: () => server.close(),
  };
}
