import { gunzipSync } from "node:zlib";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { unpackChannels } from "@/core/channel-codec";
import { madeFit } from "../support/made-files";
import { isFaultless, signUp } from "../support/story";

const ATHLETE = "Tom Adler";
const TITLE = "Over the dyke";
const BPM = 137;
const LATITUDE = 52.4567;

test("a coach sees an athlete's rides as they may, and what they may not see any more leaves the open page", async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await signUp(page, ATHLETE);
  await upload(page);
  const theirs = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const coach = await theirs.newPage();
  const faults: string[] = [];
  coach.on("pageerror", (error) => faults.push(error.message));
  await signUp(coach, "Noor Haddad");
  const base = await coachEach(page, coach, ["Map", "Heart rate", "Weight", "Notes", "Health"]);
  const ride = () => coach.getByRole("main").getByRole("link", { name: TITLE });

  await test.step("the list is the athlete's, with their name in sight, without a fault at both sizes", async () => {
    await coach.goto(base);
    await expect(coach).toHaveTitle(`Rides of ${ATHLETE} · Musette`);
    await expect(coach.getByRole("heading", { level: 1, name: ATHLETE })).toBeVisible();
    await expect(ride()).toHaveAttribute("href", new RegExp(`^${base}/rides/`));
    await expect(coach.getByRole("table", { name: `Rides of ${ATHLETE}` })).toContainText("bpm");
    await expect(
      coach.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Athletes" }),
    ).toHaveAttribute("aria-current", "page");
    await isFaultless(coach);
    await coach.goto(`${base}/health`);
    await expect(coach.getByText(`No provider has told anything of ${ATHLETE}’s days`)).toBeVisible();
    await isFaultless(coach);
    // Their own list does not hold it.
    await coach.goto("/rides");
    await expect(coach.getByRole("heading", { name: "No rides yet" })).toBeVisible();
  });

  await test.step("who reaches for a ride and does not open it has opened nothing, as the athlete's log says", async () => {
    await coach.goto(base);
    const asked: string[] = [];
    coach.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await ride().hover();
    await ride().focus();
    await coach.waitForTimeout(1500);
    expect(asked.filter((path) => path.includes("/rides/"))).toEqual([]);
    await page.goto("/settings/coaches/log");
    await expect(page.getByText("Noor Haddad").first()).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(TITLE);
  });

  await test.step("the ride's page shows what is shared, leads to it alone, and offers to change nothing", async () => {
    await coach.goto(base);
    await ride().click();
    await expect(coach.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
    await expect(coach).toHaveTitle(`${TITLE} · ${ATHLETE} · Musette`);
    await expect(lane(coach, "Heart rate")).toBeVisible();
    await expect(coach.locator("canvas").first()).toBeVisible();
    await expect(coach.getByText(/not shared with you/)).toHaveCount(0);
    await coach.mouse.wheel(0, 3000);
    await expect(coach.getByRole("navigation", { name: `Pages of ${ATHLETE}` })).toBeInViewport();
    await expect(coach.getByRole("link", { name: /^(Edit|Share)$/ })).toHaveCount(0);
    await expect(coach.getByRole("button", { name: /Delete|Undo|Separate|Mark as|Put back/ })).toHaveCount(0);
    await expect(coach.getByRole("heading", { name: "Journey" })).toHaveCount(0);
    const addresses = await coach
      .getByRole("main")
      .locator("a[href^='/rides/'], a[href^='/settings/'], a[href^='/uploads']")
      .count();
    expect(addresses).toBe(0);
    await isFaultless(coach);
    const sent = await everythingSent(theirs.request, coach.url());
    for (const told of [`${BPM} bpm`, TITLE]) expect(sent).toContain(told);
    expect(sent).not.toContain("dyke-of-tom.fit");
    expect(await channelNames(theirs.request, coach.url())).toEqual(expect.arrayContaining(["heart-rate", "position"]));
    expect((await fileOf(theirs.request, coach.url(), "gpx")).text).toContain(String(LATITUDE));
  });

  await test.step("who takes back heart rate and map takes them off the open page, and out of all that is sent", async () => {
    await coach.setViewportSize({ width: 1280, height: 900 });
    await coach.reload();
    await expect(lane(coach, "Heart rate")).toBeVisible();
    await agreeTo(page, { Map: false, "Heart rate": false });
    await expect(coach.getByText("Map and heart rate are not shared with you.")).toBeVisible({ timeout: 20_000 });
    await expect(lane(coach, "Heart rate")).toHaveCount(0);
    await expect(lane(coach, "Power")).toBeVisible();
    await expect(coach.getByRole("main")).not.toContainText(/\d bpm/);
    await isFaultless(coach);
    const sent = await everythingSent(theirs.request, coach.url());
    expect(sent).not.toMatch(/\d bpm|Bpm\\?":\d/);
    expect(sent).not.toContain(String(LATITUDE));
    expect((await channelNames(theirs.request, coach.url())).filter((name) => /heart|position/.test(name))).toEqual([]);
    expect((await fileOf(theirs.request, coach.url(), "gpx")).status).toBe(404);
    const csv = await fileOf(theirs.request, coach.url(), "csv");
    expect(csv.text).toContain("power (W)");
    expect(csv.text).not.toMatch(/heart rate|latitude/);
    await coach.goto(base);
    await expect(coach.getByText("Heart rate is not shared with you.")).toBeVisible();
    await expect(coach.getByRole("main")).not.toContainText("bpm");
  });

  await test.step("originals, the whole recording and pages of the rider are not there for a coach", async () => {
    await ride().click();
    await expect(coach.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
    const { origin, pathname } = new URL(coach.url());
    const rideId = pathname.split("/").at(-1);
    for (const address of [
      ...[`/api${pathname}/files/original`, `/api${pathname}/files/exe`, `/api${pathname}/whole`],
      ...[`/api/rides/${rideId}/channels`, `/api/rides/${rideId}/files/csv`, `/api/rides/${rideId}/whole`],
      ...[`/rides/${rideId}`, `/rides/${rideId}/edit`, `/rides/${rideId}/share`, `/rides/${rideId}/picture`],
    ])
      expect((await theirs.request.get(origin + address)).status(), address).toBe(404);
  });

  await test.step("to a stranger, and to the athlete themselves, there is nobody at that address", async () => {
    const { origin, pathname } = new URL(coach.url());
    const strangers = await browser.newContext();
    const stranger = await strangers.newPage();
    await signUp(stranger, "Mei Lin");
    for (const one of [stranger, page]) {
      const nobody = "/athletes/0197f000-0000-7000-8000-000000000001";
      const answers = [];
      for (const address of [base, pathname, `${base}/health`, nobody]) {
        const answer = await one.goto(origin + address);
        await expect(one.getByRole("heading", { level: 1, name: "Athlete not found" })).toBeVisible();
        answers.push([answer?.status(), await one.getByRole("main").ariaSnapshot()]);
      }
      for (const answer of answers) expect(answer).toEqual(answers.at(-1));
      for (const address of [`/api${pathname}/channels?v=1`, `/api${pathname}/files/csv`])
        expect((await one.request.get(origin + address)).status()).toBe(404);
    }
    await isFaultless(stranger);
    await strangers.close();
  });
  expect(faults).toEqual([]);
  await theirs.close();
});

const lane = (page: Page, name: string) => page.getByRole("figure", { name, exact: true });

async function upload(page: Page): Promise<void> {
  const bytes = madeFit({
    ...{ title: TITLE, seconds: 1200, lapsAt: [600] },
    bpm: () => BPM,
    from: { latitude: LATITUDE, longitude: 5.1234 },
  });
  await page.goto("/uploads");
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "dyke-of-tom.fit", mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
  await page.getByRole("link", { name: TITLE }).first().waitFor({ timeout: 60_000 });
}

/** @returns the address of the athlete's pages */
async function coachEach(athlete: Page, coach: Page, fields: readonly string[]): Promise<string> {
  await athlete.goto("/settings/coaches");
  for (const name of fields) await athlete.getByRole("checkbox", { name, exact: true }).check();
  await athlete.getByRole("button", { name: "Make an invitation" }).click();
  await coach.goto(await athlete.getByRole("textbox", { name: "The invitation’s link" }).inputValue());
  await coach.getByRole("button", { name: `Coach ${ATHLETE}` }).click();
  await coach.waitForURL("**/athletes/**");
  return /\/athletes\/[\da-f-]{36}/.exec(coach.url())?.[0] ?? "nowhere";
}

/** Changes what the coach sees, as the athlete does. */
async function agreeTo(athlete: Page, fields: Record<string, boolean>): Promise<void> {
  await athlete.goto("/settings/coaches");
  const own = athlete.locator("main a[href*='/settings/coaches/0']").first();
  await athlete.goto((await own.getAttribute("href")) ?? "nowhere");
  for (const [name, isSeen] of Object.entries(fields))
    await athlete.getByRole("checkbox", { name, exact: true }).setChecked(isSeen);
  await athlete.getByRole("button", { name: "Save" }).click();
  await expect(athlete.getByRole("status").filter({ hasText: /\w/ }).first()).toBeVisible();
}

/** All that a browser is told of a page: its HTML with what its scripts are given, and what a script asks for in its stead. */
async function everythingSent(request: APIRequestContext, address: string): Promise<string> {
  const [page, payload] = await Promise.all([request.get(address), request.get(address, { headers: { RSC: "1" } })]);
  expect([page.status(), payload.status()]).toEqual([200, 200]);
  return (await page.text()) + (await payload.text());
}

async function channelNames(request: APIRequestContext, address: string): Promise<string[]> {
  const { origin, pathname } = new URL(address);
  const answer = await request.get(`${origin}/api${pathname}/channels`);
  expect(answer.status()).toBe(200);
  return [...unpackChannels(new Uint8Array(gunzipSync(await answer.body()))).keys()];
}

async function fileOf(request: APIRequestContext, address: string, format: string) {
  const { origin, pathname } = new URL(address);
  const answer = await request.get(`${origin}/api${pathname}/files/${format}`);
  return { status: answer.status(), text: await answer.text() };
}
