import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Moods } from "@/sandbox/moods";
import { type House, openHouse, type Person } from "../support/house";

interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  devId: string | null;
  apiKey: string | null;
  status: number;
}

const DAY_MS = 86_400_000;

/** All that Terra was asked since the test began. */
let asked: Asked[] = [];
let house: House;
let witness: { url: string; close(): void };
let terra: ReturnType<typeof import("@/server/env").env>["terra"];
let clientOf: typeof import("@/server/terra/client");
let users: typeof import("@/server/terra/users");
let requests: typeof import("@/server/terra/requests");

beforeAll(async () => {
  house = await openHouse();
  witness = await standBefore(house.sandbox.url);
  ({ terra } = (await import("@/server/env")).env());
  terra.baseUrl = `${witness.url}/api/v2`;
  terra.widgetUrl = `${witness.url}/api/widget/session`;
  clientOf = await import("@/server/terra/client");
  users = await import("@/server/terra/users");
  requests = await import("@/server/terra/requests");
});

beforeEach(() => {
  asked = [];
});

afterEach(async () => {
  house.sandbox.behave();
  await house.sandbox.settled();
});

afterAll(async () => {
  witness.close();
  await house.close();
});

/** Passes everything on to the sandbox, and remembers what it was. */
async function standBefore(target: string): Promise<{ url: string; close(): void }> {
  const server = createServer(
    getRequestListener(async (request) => {
      const { pathname, search, searchParams } = new URL(request.url);
      const body = request.method === "GET" ? null : await request.text();
      const headers = new Headers(request.headers);
      for (const name of ["host", "connection", "content-length"]) headers.delete(name);
      const answer = await fetch(`${target}${pathname}${search}`, { method: request.method, headers, body });
      asked.push({
        method: request.method,
        path: pathname,
        query: searchParams,
        devId: request.headers.get("dev-id"),
        apiKey: request.headers.get("x-api-key"),
        status: answer.status,
      });
      const told = new Headers(answer.headers);
      for (const name of ["transfer-encoding", "content-encoding", "content-length", "connection"]) told.delete(name);
      return new Response(await answer.arrayBuffer(), { status: answer.status, headers: told });
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const wantedBy = ({ reference }: Person) => ({
  reference,
  provider: "BRYTONSPORT",
  successUrl: "http://localhost/back",
  failureUrl: "http://localhost/back?failed=1",
});

/** Somebody of whom Terra knows and nobody has told us. */
async function addUser(): Promise<Person> {
  const person = await house.addPerson();
  house.sandbox.adopt({ userId: person.terraUser.user_id, riderId: "tom", referenceId: person.reference });
  return person;
}

const lastDays = (days: number) => ({ from: new Date(Date.now() - days * DAY_MS), until: new Date() });

describe("whatever Terra is asked", () => {
  test("bears both keys, is an endpoint that there is, and never the one that is gone [T 1.1, T 2.2]", async () => {
    const person = await addUser();
    const id = person.terraUser.user_id;
    await clientOf.openWidgetSession(wantedBy(person));
    await clientOf.authenticateDirectly(wantedBy(person));
    await clientOf.findTerraUser(id);
    await users.findTerraUsers([id]);
    await users.listTerraUsers();
    await users.listTerraUsersOf(person.reference);
    await requests.askForData(id, "activity", lastDays(2));
    await requests.lookForData(id, "activity", lastDays(2));
    await clientOf.deauthenticate(id);
    expect(asked.length).toBeGreaterThanOrEqual(9);
    for (const one of asked)
      expect(one).toMatchObject({ devId: "dev", apiKey: "key", status: expect.toSatisfy(isGood) });
    expect(asked.filter(({ path }) => path.includes("generateWidgetSession"))).toEqual([]);
  });

  const isGood = (status: number) => status === 200 || status === 201;

  test("for data says where it goes, with what, and from when to when in Unix seconds [T 3.1]", async () => {
    const person = await addUser();
    const window = { from: new Date("2026-11-01T00:00:00Z"), until: new Date("2026-11-08T00:00:00Z") };
    await requests.askForData(person.terraUser.user_id, "activity", window);
    await requests.lookForData(person.terraUser.user_id, "activity", window);
    const about = { user_id: person.terraUser.user_id, start_date: "1793491200", end_date: "1794096000" };
    expect(asked.map(({ query }) => Object.fromEntries(query))).toEqual([
      { ...about, to_webhook: "true", with_samples: "true" },
      { ...about, to_webhook: "false", with_samples: "false" },
    ]);
  });

  test("about its providers bears the dev-id alone [T 2.4 integrations]", async () => {
    const { listIntegrations } = await import("@/server/terra/integrations");
    house.sandbox.misbehave({ hidesDetails: true });
    const { integrations } = await listIntegrations();
    expect(integrations).toEqual([{ provider: "BRYTONSPORT", isEnabled: true, types: ["activity"] }]);
    expect(asked).toMatchObject([{ path: "/api/v2/integrations/detailed", devId: "dev", apiKey: null }]);
  });
});

test("what goes wrong when Terra is asked is told without a key or a secret [T 10.9]", async () => {
  const person = await addUser();
  const own = { ...terra };
  const secrets = [randomUUID(), randomUUID()];
  Object.assign(terra, { apiKey: secrets[0], signingSecrets: [secrets[1]] });
  try {
    const failures: unknown[] = [];
    const fail = (asking: Promise<unknown>) =>
      asking.then(
        () => failures.push(null),
        (error) => failures.push(error),
      );
    for (const baseUrl of [own.baseUrl, "http://127.0.0.1:9/api/v2"]) {
      Object.assign(terra, { baseUrl, widgetUrl: new URL("/api/widget/session", baseUrl).href });
      await fail(clientOf.openWidgetSession(wantedBy(person)));
      await fail(clientOf.authenticateDirectly(wantedBy(person)));
      await fail(users.listTerraUsers());
      await fail(requests.askForData(person.terraUser.user_id, "activity", lastDays(2)));
    }
    expect(failures.map((error) => error instanceof Error)).toEqual(Array(8).fill(true));
    const told = failures.map((error) => inspect(error, { depth: 12, showHidden: true })).join("\n");
    for (const secret of secrets) expect(told).not.toContain(secret);
  } finally {
    Object.assign(terra, own);
  }
});

describe("connecting without the widget", () => {
  test("names a user who is a claim until Terra's signed word comes [T 2.4 authenticateUser]", async () => {
    const { beginConnecting } = await import("@/server/data/connecting");
    const { db } = await import("@/server/db");
    const person = await house.addPerson();
    terra.connectMode = "direct";
    try {
      const { url } = await beginConnecting(person.viewer, "BRYTONSPORT");
      const own = { where: { riderId: person.viewer.userId } };
      await house.workOff();
      expect(await db.connection.findMany(own)).toEqual([]);
      expect(asked.map(({ path }) => path)).toEqual(["/api/v2/auth/authenticateUser"]);

      await fetch(url, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ decision: "agree", rider: "mei" }),
      });
      await house.sandbox.settled();
      await house.workOff();
      expect(await db.connection.findMany(own)).toMatchObject([{ state: "active", provider: "BRYTONSPORT" }]);
    } finally {
      terra.connectMode = "widget";
    }
  });
});

describe("Terra's users", () => {
  test("are found many at once, and none is no error [T 2.4 bulkUserInfo]", async () => {
    const [one, other] = [await addUser(), await addUser()];
    const ids = [one, other].map(({ terraUser }) => terraUser.user_id);
    const found = await users.findTerraUsers([...ids, "nobody"]);
    expect(found.map(({ user_id }) => user_id).toSorted()).toEqual(ids.toSorted());
    expect(await users.findTerraUsers(["nobody"])).toEqual([]);
  });

  test.each(["new", "old"] as const)("are found by reference in the %s shape [T 2.4 userInfo]", async (shapes) => {
    const person = await addUser();
    house.sandbox.misbehave({ shapes });
    expect(await users.listTerraUsersOf(person.reference)).toMatchObject([{ user_id: person.terraUser.user_id }]);
    expect(await users.listTerraUsersOf("nobody's")).toEqual([]);
  });
});

describe("an answer to who asks for data", () => {
  const FEW = 5;
  const MANY = 40;

  test.each<[string, number, Partial<Moods>, object]>([
    ["acknowledges", FEW, {}, { kind: "will-be-sent", reference: expect.any(String), isLarge: false }],
    ["acknowledges, of old,", FEW, { shapes: "old" }, { kind: "will-be-sent", reference: expect.any(String) }],
    ["has the data", FEW, { answer: "told at once" }, { kind: "told" }],
  ])("%s [T 3.2, T 3.2 acknowledgement]", async (_, days, moods, expected) => {
    const person = await addUser();
    house.sandbox.misbehave(moods);
    expect(await requests.askForData(person.terraUser.user_id, "activity", lastDays(days))).toMatchObject(expected);
  });

  test.each(["new", "old"] as const)("says that it is a large one, in the %s shape [T 3.2 large]", async (shapes) => {
    const person = await addUser();
    house.sandbox.misbehave({ shapes });
    const answer = await requests.askForData(person.terraUser.user_id, "activity", lastDays(MANY));
    expect(answer).toMatchObject({ kind: "will-be-sent", reference: expect.any(String) });
    await house.sandbox.settled();
  });

  test.each(["new", "old"] as const)("has nothing, in the %s shape [T 3.2 nothing]", async (shapes) => {
    const person = await addUser();
    house.sandbox.misbehave({ shapes, answer: "nothing" });
    const answer = await requests.askForData(person.terraUser.user_id, "activity", lastDays(FEW));
    expect(answer).toMatchObject({ kind: "nothing" });
  });

  test.each([400, 403, 404, 424] as const)(
    "refuses with %i, in both shapes, and is understood [T 1.4]",
    async (answer) => {
      const person = await addUser();
      for (const shapes of ["new", "old"] as const) {
        house.sandbox.misbehave({ shapes, answer });
        const asking = requests.askForData(person.terraUser.user_id, "activity", lastDays(FEW));
        await expect(asking).rejects.toMatchObject({ name: "TerraRefused", status: answer });
      }
    },
  );

  test.each([500, 503] as const)("fails with %i, which is worth another try [T 1.4]", async (answer) => {
    const person = await addUser();
    house.sandbox.misbehave({ answer });
    const asking = requests.askForData(person.terraUser.user_id, "activity", lastDays(FEW));
    await expect(asking).rejects.toMatchObject({ name: "TerraUnavailable" });
  });

  test("that trickles in is waited for", async () => {
    const person = await addUser();
    house.sandbox.misbehave({ answerMs: 1_500 });
    const answer = await requests.askForData(person.terraUser.user_id, "activity", lastDays(FEW));
    expect(answer).toMatchObject({ kind: "will-be-sent" });
  });
});
