import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callOf, connectAs, KEYS, type Listener, openListener, startFor } from "./listener";
import type { Moods } from "./moods";
import type { Sandbox } from "./server";

let listener: Listener;
let sandbox: Sandbox;

beforeEach(async () => {
  listener = await openListener();
  sandbox = await startFor(listener, { providers: ["BRYTONSPORT", "GARMIN"] });
});

afterEach(async () => {
  await sandbox.close();
  await listener.close();
});

const call = (path: string, init?: RequestInit) => callOf(sandbox)(path, init);
const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });
const eventsOf = (type: string) => listener.received.map(({ event }) => event).filter((event) => event.type === type);

describe("connecting again", () => {
  test.each([
    ["reauth, auth", ["user_reauth", "auth"]],
    ["auth, reauth", ["auth", "user_reauth"]],
    ["only auth", ["auth"]],
    ["only reauth", ["user_reauth"]],
  ] as [Moods["reauth"], string[]][])("is told as %s", async (reauth, types) => {
    sandbox.misbehave({ reauth });
    const first = await connectAs(sandbox, "ines");
    await sandbox.settled();
    const second = await connectAs(sandbox, "ines");
    await sandbox.settled();
    expect(listener.types().slice(1)).toEqual(types);
    const users = await (await call("/api/v2/userInfo?reference_id=ref")).json();
    expect(users).toMatchObject([{ user_id: second }]);
    for (const event of eventsOf("user_reauth")) {
      expect(event).toMatchObject({ old_user: { user_id: first, active: false }, new_user: { user_id: second } });
    }
  });

  test("may hide who it was before", async () => {
    sandbox.misbehave({ hidesOldUser: true });
    await connectAs(sandbox, "ines");
    await connectAs(sandbox, "ines");
    await sandbox.settled();
    expect(eventsOf("user_reauth")).toMatchObject([{ old_user: null }]);
  });

  test("after access was taken back makes a second user, and no user_reauth", async () => {
    const first = await connectAs(sandbox, "ines");
    sandbox.revoke("ines");
    const second = await connectAs(sandbox, "ines");
    await sandbox.settled();
    expect(listener.types().toSorted()).toEqual(["access_revoked", "auth", "auth"]);
    const { users } = await (await call("/api/v2/subscriptions")).json();
    expect(users).toMatchObject([
      { user_id: first, active: false },
      { user_id: second, active: true },
    ]);
  });
});

describe("taking access back at the provider", () => {
  test("is told, and ends what the API tells", async () => {
    const userId = await connectAs(sandbox, "ines");
    sandbox.revoke("ines");
    await sandbox.settled();
    expect(eventsOf("access_revoked")).toMatchObject([{ status: "warning", user: { user_id: userId, active: false } }]);
    const data = await call(`/api/v2/activity?user_id=${userId}&start_date=2026-01-01&end_date=2026-01-02`);
    expect(data.status).toBe(424);
    expect(sandbox.finishRide("ines")).toEqual([]);
  });
});

describe("a widget session", () => {
  test("lets the rider choose where their rides are", async () => {
    const userId = await connectAs(sandbox, "mei", { providers: "BRYTONSPORT,GARMIN" }, { provider: "GARMIN" });
    await sandbox.settled();
    expect(eventsOf("auth")).toMatchObject([{ user: { user_id: userId, provider: "GARMIN" } }]);
  });

  test("offers to end what its reference is connected with, when it is asked to", async () => {
    const userId = await connectAs(sandbox, "ines");
    const pageOf = async (more: object) =>
      (await (await call("/api/widget/session", post({ reference_id: "ref", ...more }))).json()).url;
    expect(await (await fetch(await pageOf({}))).text()).not.toContain("Disconnect");
    const url = await pageOf({ show_disconnect: true });
    expect(await (await fetch(url)).text()).toContain("Disconnect");
    await fetch(url, { method: "POST", body: new URLSearchParams({ decision: "disconnect" }) });
    await sandbox.settled();
    expect(eventsOf("deauth")).toMatchObject([{ user: { user_id: userId } }]);
    expect((await fetch(url)).status).toBe(200);
  });

  test("does not know users that are not there", async () => {
    const known = await connectAs(sandbox, "ines");
    const answer = await call("/api/widget/session", post({ connected_uids: [known, "nobody"] }));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ status: "error", invalid_user_ids: ["nobody"] });
    expect((await call("/api/widget/session", post({ connected_uids: [known] }))).status).toBe(201);
  });

  test("is refused when the environment is full, and breaks when nothing is switched on", async () => {
    sandbox.misbehave({ isFull: true });
    expect((await call("/api/widget/session", post({}))).status).toBe(403);
    sandbox.misbehave({ isFull: false, hasNoProviders: true });
    const broken = await call("/api/widget/session", post({}));
    expect(broken.status).toBe(500);
    expect(broken.headers.get("content-type")).toContain("text/html");
    expect((await call("/api/v2/auth/authenticateUser?resource=BRYTONSPORT", post({}))).status).toBe(400);
  });

  test("of the old kind is gone for new accounts, and says where to go", async () => {
    const gone = await call("/api/v2/auth/generateWidgetSession", post({ reference_id: "ref" }));
    expect(gone.status).toBe(410);
    expect(gone.headers.get("deprecation")).toMatch(/^@\d+$/);
    expect(gone.headers.get("link")).toContain('/api/widget/session>; rel="deprecation"');
    sandbox.misbehave({ hasOldWidget: true });
    const still = await call("/api/v2/auth/generateWidgetSession", post({ reference_id: "ref" }));
    expect(still.status).toBe(200);
    expect(await still.json()).toMatchObject({ status: "success", expires_in: 900, url: expect.any(String) });
  });
});

describe("the old words", () => {
  test("tell a connection with a reference at the top, and a refusal as an auth that failed", async () => {
    sandbox.misbehave({ shapes: "old" });
    await connectAs(sandbox, "ines");
    const { auth_url: url } = await (
      await call("/api/v2/auth/authenticateUser?resource=BRYTONSPORT", post({ reference_id: "other" }))
    ).json();
    await fetch(url, { method: "POST", body: new URLSearchParams({ decision: "refuse" }) });
    await sandbox.settled();
    const said = eventsOf("auth").toSorted((one, other) => String(other.status).localeCompare(String(one.status)));
    expect(said).toMatchObject([
      { status: "success", reference_id: "ref", version: "2022-03-16" },
      { status: "error", reason: "access_denied", reference_id: "other" },
    ]);
    expect(said[1]).not.toHaveProperty("user");
  });

  test("have one user for an account: another reference takes it over, and nobody is told", async () => {
    await connectAs(sandbox, "ines", { reference_id: "one" });
    await connectAs(sandbox, "ines", { reference_id: "two" });
    expect(await (await call("/api/v2/subscriptions")).json()).toMatchObject({ users: [{}, {}] });
    sandbox.misbehave({ shapes: "old" });
    const last = await connectAs(sandbox, "ines", { reference_id: "three" });
    await sandbox.settled();
    const { users } = await (await call("/api/v2/subscriptions")).json();
    expect(users).toMatchObject([{ user_id: last }]);
    expect(listener.types()).toEqual(["auth", "auth", "auth"]);
  });

  test("list users as before", async () => {
    sandbox.misbehave({ shapes: "old" });
    const userId = await connectAs(sandbox, "ines");
    expect(await (await call("/api/v2/userInfo?reference_id=ref")).json()).toMatchObject({
      users: [{ user_id: userId }],
    });
    expect(await (await call("/api/v2/subscriptions?page=0")).json()).toMatchObject({
      data: { results: [{ user_id: userId }], max_page: 0, next: null },
    });
  });

  test("are what the old host says of its own", async () => {
    const missing = await call("/v2/userInfo?user_id=nobody");
    expect(missing.status).toBe(404);
    expect(missing.headers.get("content-type")).toBe("application/json");
    expect(await missing.json()).toEqual({ status: "error", message: "No such user" });
    expect((await call("/api/v2/userInfo?user_id=nobody")).headers.get("content-type")).toBe(
      "application/problem+json",
    );
  });
});

describe("integrations", () => {
  const detailed = async (headers: Record<string, string>) =>
    (await (await fetch(`${sandbox.url}/api/v2/integrations/detailed`, { headers })).json()).providers.map(
      (one: { provider: string }) => one.provider,
    );

  test("depend on who asks: the environment's own, or a whole catalogue", async () => {
    expect(await detailed({ "dev-id": "dev" })).toEqual(["BRYTONSPORT", "GARMIN"]);
    expect((await detailed({})).length).toBeGreaterThan(5);
    expect(await detailed(KEYS)).toEqual(["BRYTONSPORT", "GARMIN"]);
    sandbox.misbehave({ hidesDetails: true });
    expect(await detailed(KEYS)).toEqual([]);
  });
});

describe("users", () => {
  test("are found many at a time, and changed", async () => {
    const userId = await connectAs(sandbox, "ines");
    const found = await call("/api/v2/bulkUserInfo", post([userId, "nobody"]));
    expect(await found.json()).toMatchObject([{ user_id: userId }]);
    expect((await call("/api/v2/bulkUserInfo", post(["nobody"]))).status).toBe(404);
    expect((await call("/api/v2/bulkUserInfo", post({}))).status).toBe(400);

    const change = { method: "PATCH", body: JSON.stringify({ reference_id: "new", active: false }) };
    expect(await (await call(`/api/v2/users/${userId}`, change)).json()).toMatchObject({
      status: "success",
      user: { user_id: userId, reference_id: "new", active: false },
    });
    expect((await call("/api/v2/users/nobody", change)).status).toBe(404);
  });

  test("get a token for the mobile libraries", async () => {
    const answer = await (await call("/api/v2/auth/generateAuthToken", { method: "POST" })).json();
    expect(answer).toEqual({ status: "success", token: expect.stringMatching(/^\w{20,}$/), expires_in: 180 });
  });
});
