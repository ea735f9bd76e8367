import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callOf, type Listener, openListener, startFor } from "./listener";
import type { Sandbox } from "./server";
import { TOLD_EVENTS } from "./told-events";

let listener: Listener;
let sandbox: Sandbox;

beforeEach(async () => {
  listener = await openListener();
  sandbox = await startFor(listener);
  sandbox.adopt({ userId: "user-1", riderId: "ines", referenceId: "ref" });
});

afterEach(async () => {
  await sandbox.close();
  await listener.close();
});

const WITHOUT_A_USER = ["auth error", "auth_cancelled", "healthcheck", "lab_report.completed", "lab_report.failed"];

test.each(TOLD_EVENTS)("%s is told at the press of a button", async (event) => {
  const answer = await callOf(sandbox)("/riders/ines/tell", {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ event }),
  });
  expect(answer.status).toBe(200);
  await sandbox.settled();
  expect(listener.types()).toEqual([event === "auth error" ? "auth" : event]);
  const said = listener.received[0]?.event;
  if (WITHOUT_A_USER.includes(event)) expect(said).not.toHaveProperty("user");
  else expect(said).toMatchObject({ user: { user_id: "user-1" } });
});

test("a permission is taken back, and given again the next time", async () => {
  sandbox.tell("permission_change", "ines");
  await sandbox.settled();
  sandbox.tell("permission_change", "ines");
  await sandbox.settled();
  expect(listener.received.map(({ event }) => event)).toMatchObject([
    { scopes_added: "", scopes_removed: "profile", user: { scopes: "activity" } },
    { scopes_added: "profile", scopes_removed: "", user: { scopes: "activity,profile" } },
  ]);
});

test("a healthcheck is posted every minute, when it is wished", async () => {
  await sandbox.close();
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    sandbox = await startFor(listener);
    vi.advanceTimersByTime(60_000);
    sandbox.misbehave({ healthchecks: true });
    vi.advanceTimersByTime(120_000);
    await sandbox.settled();
  } finally {
    vi.useRealTimers();
  }
  expect(listener.types()).toEqual(["healthcheck", "healthcheck"]);
  expect(listener.received[1]?.event).toMatchObject({ sent_webhooks_last_hour: expect.any(Number) });
});

test("an event that there is not is refused, and one of a rider who is not connected", async () => {
  const tell = (rider: string, event: string) =>
    callOf(sandbox)(`/riders/${rider}/tell`, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams({ event }),
    });
  expect((await tell("ines", "party")).status).toBe(400);
  expect((await tell("tom", "processing")).status).toBe(409);
  expect(sandbox.tell("processing", "tom")).toBe(0);
});

test("the page of moods shows each with its state, and takes a form and JSON", async () => {
  const call = callOf(sandbox);
  const form = await call("/moods", { method: "POST", body: new URLSearchParams({ doubled: "on", answer: "503" }) });
  expect(form.status).toBe(303);
  const page = await (await fetch(`${sandbox.url}/moods`)).text();
  expect(page).toMatch(/name="doubled" checked/);
  expect(page).toMatch(/value="503" selected/);
  const home = await (await fetch(sandbox.url)).text();
  expect(home).toContain("Doubled");

  const json = { "content-type": "application/json", accept: "application/json" };
  const partly = await call("/moods", { method: "POST", headers: json, body: JSON.stringify({ stopped: true }) });
  expect((await partly.json()).moods).toMatchObject({ doubled: true, stopped: true, answer: 503 });
  const wrong = await call("/moods", { method: "POST", headers: json, body: JSON.stringify({ cheerful: true }) });
  expect(wrong.status).toBe(400);
  await call("/moods", { method: "POST", body: new URLSearchParams({ answer: "as asked" }) });
  expect(await (await call("/moods", { headers: json })).json()).toMatchObject({ doubled: false, stopped: false });
});
