import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { LiveMessage } from "@/server/live";
import { type House, openHouse } from "../support/house";
import { type Line, layLine } from "../support/line";

const RIDER = "0197f000-0000-7000-8000-000000000001";
const SOMEBODY_ELSE = "0197f000-0000-7000-8000-000000000002";

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
  const stop = live.onChange([RIDER], (message) => heard.push(message));
  const missed = () => heard.filter(({ kind }) => kind === "missed").length;
  // What changed before we listened was missed, too.
  await vi.waitFor(() => expect(missed()).toBe(1), 5_000);

  await db.$executeRaw`SELECT pg_notify('musette_changes', 'not JSON')`;
  await db.$executeRaw`SELECT pg_notify('musette_changes', '{"kind":"of next year","riderId":"rider"}')`;
  await live.announce(db, { kind: "connection", riderId: RIDER });
  await live.announce(db, { kind: "connection", riderId: SOMEBODY_ELSE });
  await vi.waitFor(() => expect(heard.slice(1)).toEqual([{ kind: "connection", riderId: RIDER }]), 2_000);

  line.swallow();
  await live.announce(db, { kind: "ride", riderId: RIDER, rideId: "swallowed" });
  await vi.waitFor(() => expect(missed()).toBe(2), 20_000);
  expect(JSON.stringify(heard)).not.toContain("swallowed");

  await live.announce(db, { kind: "ride", riderId: RIDER, rideId: "heard again" });
  await vi.waitFor(() => expect(JSON.stringify(heard)).toContain("heard again"), 2_000);
  stop();
});
