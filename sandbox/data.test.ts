import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callOf, type Listener, openListener, startFor } from "./listener";
import type { Sandbox } from "./server";

vi.setConfig({ testTimeout: 30_000 });

const DAY_TYPES = ["body", "daily", "sleep", "nutrition", "menstruation"];
const DAY = 86_400;

let listener: Listener;
let sandbox: Sandbox;

beforeEach(async () => {
  listener = await openListener();
  sandbox = await startFor(listener, { providers: ["BRYTONSPORT", "GARMIN"] });
  sandbox.adopt({ userId: "bryton", riderId: "ines", referenceId: "ref", provider: "BRYTONSPORT" });
  sandbox.adopt({ userId: "garmin", riderId: "ines", referenceId: "ref", provider: "GARMIN" });
  sandbox.adopt({ userId: "tom", riderId: "tom", referenceId: "tom", provider: "GARMIN" });
});

afterEach(async () => {
  await sandbox.close();
  await listener.close();
});

const lately = (days: number) => {
  const now = Math.floor(Date.now() / 1000);
  return `start_date=${now - days * DAY}&end_date=${now}`;
};
const ask = (type: string, userId: string, query: string) =>
  callOf(sandbox)(`/api/v2/${type}?user_id=${userId}&${query}`);
const told = async (type: string, userId = "garmin", days = 3, more = "") =>
  (await ask(type, userId, `${lately(days)}&to_webhook=false${more}`)).json();

describe("a provider", () => {
  test.each([...DAY_TYPES, "athlete"])(
    "that tells only rides has no %s, unless it is told to tell all",
    async (type) => {
      const query = `${lately(2)}&to_webhook=false`;
      expect((await ask(type, "bryton", query)).status).toBe(404);
      expect((await ask(type, "garmin", query)).status).toBe(200);
      sandbox.misbehave({ offersEverything: true });
      expect((await ask(type, "bryton", query)).status).toBe(200);
    },
  );

  test("says in integrations/detailed what it tells", async () => {
    const headers = { "dev-id": "dev" };
    const { providers } = await (await fetch(`${sandbox.url}/api/v2/integrations/detailed`, { headers })).json();
    expect(providers).toMatchObject([
      { provider: "BRYTONSPORT", types: { activity: true, body: false, menstruation: false } },
      { provider: "GARMIN", types: { activity: true, body: true, menstruation: true } },
    ]);
  });
});

describe("days", () => {
  test.each(DAY_TYPES)("of %s are told one by one, from one midnight to the next or for one night", async (type) => {
    const { type: name, data, user } = await told(type);
    expect(name).toBe(type);
    expect(user).toMatchObject({ user_id: "garmin" });
    expect(data.length).toBeGreaterThanOrEqual(3);
    const starts = data.map(({ metadata }: { metadata: { start_time: string } }) => metadata.start_time);
    expect(new Set(starts.map((start: string) => start.slice(0, 10))).size).toBe(data.length);
    if (type !== "sleep") expect(starts.every((start: string) => start.slice(11, 19) === "00:00:00")).toBe(true);
    expect(await told(type)).toMatchObject({ data });
  });

  test("hold together: stages fill the night, meals make the day's energy, a cycle moves on by a day", async () => {
    const [night] = (await told("sleep")).data;
    const { asleep, awake, other } = night.sleep_durations_data;
    expect(asleep.duration_asleep_state_seconds + awake.duration_awake_state_seconds).toBe(
      other.duration_in_bed_seconds,
    );
    expect((Date.parse(night.metadata.end_time) - Date.parse(night.metadata.start_time)) / 1000).toBe(
      other.duration_in_bed_seconds,
    );
    const [food] = (await told("nutrition")).data;
    const eaten = food.meals.reduce(
      (sum: number, meal: { macros: { calories: number } }) => sum + meal.macros.calories,
      0,
    );
    expect(Math.abs(eaten - food.summary.macros.calories)).toBeLessThanOrEqual(4);
    const cycle = (await told("menstruation")).data.map(
      (day: { menstruation_data: { day_in_cycle: number } }) => day.menstruation_data.day_in_cycle,
    );
    expect(cycle[1]).toBe((cycle[0] % 28) + 1);
  });

  test("are plausible for a rider of 61 kg with a heart that rests at 48", async () => {
    const bodies = (await told("body", "garmin", 27)).data;
    for (const { measurements_data: scale, heart_data: heart } of bodies) {
      expect(Math.abs(scale.day_avg_weight_kg - 61)).toBeLessThan(3);
      expect(heart.heart_rate_data.summary.resting_hr_bpm).toBeGreaterThanOrEqual(46);
      expect(heart.heart_rate_data.summary.resting_hr_bpm).toBeLessThanOrEqual(53);
    }
    const [day] = (await told("daily")).data;
    expect(day.distance_data.steps).toBeGreaterThan(2_000);
    expect(day.calories_data.total_burned_calories).toBeGreaterThan(1_300);
  });

  test("are told without samples on request", async () => {
    const [full] = (await told("daily", "garmin", 2, "&with_samples=true")).data;
    const [bare] = (await told("daily", "garmin", 2, "&with_samples=false")).data;
    expect(full.heart_rate_data.detailed.hr_samples.length).toBeGreaterThan(10);
    expect(bare.heart_rate_data.detailed.hr_samples).toEqual([]);
    expect(bare.heart_rate_data.summary).toEqual(full.heart_rate_data.summary);
  });

  test("of a cycle exist only for who writes them down", async () => {
    expect((await told("menstruation", "tom")).data).toEqual([]);
  });

  test("go through the webhook, in chunks of ten when the window is long", async () => {
    const ack = await (await ask("body", "garmin", lately(40))).json();
    expect(ack).toMatchObject({ status: "success", type: "body", message: expect.stringContaining("large") });
    await sandbox.settled();
    const own = listener.received.filter(({ headers }) => headers["terra-reference"] === ack.reference);
    const chunks = own.filter(({ event }) => event.type === "body");
    expect(own.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: "large_request_sending", expected_payloads: chunks.length }),
    );
    expect(chunks.length).toBeGreaterThanOrEqual(4);
    for (const { event } of chunks) expect(event.data?.length).toBeLessThanOrEqual(10);
  });

  test("of today are pushed to those whose provider tells them", async () => {
    expect(sandbox.sendDay("ines")).toBe(6);
    await sandbox.settled();
    expect(listener.types().toSorted()).toEqual([...DAY_TYPES, "athlete"].toSorted());
    expect(listener.received.every(({ event }) => event.user?.user_id === "garmin")).toBe(true);
  });
});

describe("an athlete", () => {
  test("is an object, told in the answer or through the webhook", async () => {
    expect(await told("athlete")).toMatchObject({ type: "athlete", athlete: { first_name: "Ines", sex: "female" } });
    expect(await (await ask("athlete", "garmin", "")).json()).toMatchObject({ reference: expect.any(String) });
    await sandbox.settled();
    expect(listener.received.map(({ event }) => event)).toMatchObject([
      { type: "athlete", athlete: { provider_user_id: "provider-ines" } },
    ]);
  });
});

test("an athlete whose profile may not be read is an error", async () => {
  sandbox.tell("permission_change", "ines");
  expect((await ask("athlete", "garmin", "to_webhook=false")).status).toBe(500);
  sandbox.tell("permission_change", "ines");
  expect((await ask("athlete", "garmin", "to_webhook=false")).status).toBe(200);
});

describe("other answers", () => {
  test("there is nothing", async () => {
    sandbox.misbehave({ answer: "nothing" });
    expect((await told("activity")).data).toEqual([]);
    sandbox.misbehave({ shapes: "old" });
    expect(await told("activity")).toEqual({ status: "success", message: expect.any(String), user: expect.anything() });
  });

  test.each([
    ["processing", "processing", { retry_after_seconds: 60 }],
    ["throttled", "rate_limit_hit", { message: expect.any(String) }],
  ] as const)("%s: no data now, an event that says so, and the data later", async (answer, type, more) => {
    sandbox.misbehave({ answer });
    const said = await told("activity");
    expect(said).toMatchObject({ type, ...more, user: { user_id: "garmin" } });
    expect(said).not.toHaveProperty("data");
    await sandbox.settled();
    expect(listener.types()).toEqual([type, "activity"]);
  });

  test("the acknowledgements of before", async () => {
    sandbox.misbehave({ shapes: "old" });
    const ack = await (await ask("activity", "garmin", lately(7))).json();
    expect(ack).toEqual({ reference: expect.any(String), message: expect.any(String), user: expect.anything() });
    const large = await (await ask("activity", "garmin", lately(40))).json();
    expect(large).toMatchObject({ type: "large_request_processing", status: "processing" });
    await sandbox.settled();
    const references = listener.received.map(({ headers }) => headers["terra-reference"]);
    expect(references).toEqual(expect.arrayContaining([large.reference, `${large.reference}:chunk:1`]));
  });

  test("refusals say their code", async () => {
    sandbox.misbehave({ answer: 403 });
    expect(await told("activity")).toMatchObject({ code: "entitlement_required" });
    sandbox.misbehave({ answer: 500 });
    expect((await ask("activity", "garmin", lately(1))).headers.get("content-type")).toContain("text/html");
    sandbox.misbehave({ answer: "as asked", isAway: true });
    const away = await callOf(sandbox)("/api/v2/subscriptions");
    expect(away.status).toBe(503);
    expect(await away.json()).toMatchObject({ code: "authorization_unavailable" });
  });

  test("samples are left out of everything while the environment's switch is off, unless asked for", async () => {
    sandbox.misbehave({ leavesOutSamples: true });
    const samplesIn = (event: { data: { power_data: { power_samples: unknown[] } }[] }) =>
      event.data[0]?.power_data.power_samples.length;
    expect(samplesIn(await told("activity", "garmin", 7))).toBe(0);
    expect(samplesIn(await told("activity", "garmin", 7, "&with_samples=true"))).toBeGreaterThan(600);
    sandbox.finishRide("tom", { minutes: 5 });
    await sandbox.settled();
    const [pushed] = listener.received.at(-1)?.event.data ?? [];
    expect(pushed).toMatchObject({ heart_rate_data: { detailed: { hr_samples: [] } } });
  });

  test("a short window is sent in chunks, too, when everything is large", async () => {
    sandbox.misbehave({ isAlwaysLarge: true });
    await ask("activity", "garmin", lately(7));
    await sandbox.settled();
    expect(listener.types()).toEqual(
      expect.arrayContaining(["large_request_processing", "large_request_sending", "activity"]),
    );
  });

  test("every answer trickles in, whole", async () => {
    sandbox.misbehave({ answerMs: 500 });
    const startedAt = Date.now();
    expect(await (await callOf(sandbox)("/api/v2/subscriptions")).json()).toMatchObject({ status: "success" });
    expect(Date.now() - startedAt).toBeGreaterThan(250);
  });

  test("all types share the days of an hour", async () => {
    const five = `start_date=2021-01-02&end_date=2026-01-01`;
    for (const type of ["body", "daily", "sleep"]) expect((await ask(type, "tom", five)).status).toBe(200);
    const last = await ask("activity", "tom", five);
    expect(last.status).toBe(429);
    expect(last.headers.get("x-terra-ratelimit-rule")).toBe("r2");
    expect(await last.json()).toEqual({ detail: "rate limit exceeded" });
  });
});
