import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import type { MadeRide } from "../support/made-files";
import { bringRides } from "../support/people-story";
import { standsStill } from "../support/stands-still";
import { signUp } from "../support/story";

const PHONE = { width: 390, height: 844 };

/** Both eastwards over the same 8 km of sea: 1,000 s at 8 m/s, and 800 s at 10 m/s. */
const STEADY: MadeRide = { title: "Steady ride", start: "2026-11-20T07:00:00Z", seconds: 1000 };
const QUICK: MadeRide = {
  title: "Quick ride",
  start: "2026-11-21T07:00:00Z",
  seconds: 800,
  speedMps: 10,
  watts: () => 250,
};
const ELSEWHERE: MadeRide = {
  ...STEADY,
  title: "Elsewhere",
  start: "2026-11-22T07:00:00Z",
  from: { latitude: 5, longitude: 0.5 },
};
const INDOORS: MadeRide = { ...STEADY, title: "On the trainer", start: "2026-11-23T07:00:00Z", isIndoor: true };

test("two rides are chosen and laid over each other by position, distance and time", async ({ page, context }) => {
  test.slow();
  await signUp(page);
  await bringRides(page, [STEADY, QUICK, ELSEWHERE]);
  await openRide(page, "Steady ride");
  await page.getByRole("link", { name: "Compare", exact: true }).first().click();

  // The one that went the same way comes first, and says so.
  const worth = page.getByRole("region", { name: "Worth comparing" });
  await expect(worth.getByRole("checkbox")).toHaveCount(1);
  await expect(worth).toContainText("Same way, 100 % of it");
  await worth.getByRole("checkbox", { name: /^Quick ride/ }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("list", { name: "Chosen rides" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("link", { name: "Compare two rides" }).click();

  // By hand: 7,990 m take 998.75 s at 8 m/s, and 799 s at 10 m/s.
  await expect(page.getByText(/^Quick ride was 3:20 faster than Steady ride/)).toBeVisible({ timeout: 20_000 });
  await expect(along(page, "Position")).toHaveAttribute("aria-pressed", "true");

  // By hand: 4 km take 500 s and 400 s.
  const slider = page.getByRole("slider", { name: "Place of the comparison" });
  await fourHundredSteps(page);
  await expect(slider).toHaveAttribute(
    "aria-valuetext",
    "4.00 km: Steady ride 200 W 140 bpm, Quick ride 1:40 ahead 250 W 140 bpm",
  );
  await expect(page.getByRole("table", { name: "The rides at the crosshair" })).toContainText("+1:40");

  await along(page, "Distance").click();
  await fourHundredSteps(page);
  await expect(slider).toHaveAttribute("aria-valuetext", /^4\.00 km: .*Quick ride 1:40 ahead/);
  await slider.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", /^7\.99 km: .*Quick ride 3:20 ahead/);

  // By hand: after 400 s there are 3,200 m behind the one, and 4,000 m behind the other.
  await along(page, "Time").click();
  await fourHundredSteps(page);
  await expect(slider).toHaveAttribute("aria-valuetext", /^0:06:40: .*Quick ride 800 m ahead/);

  // Whoever gets the address sees the same.
  await expect(page).toHaveURL(/by=time/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(along(other, "Time")).toHaveAttribute("aria-pressed", "true", { timeout: 20_000 });
  await expect(other.getByText(/^Quick ride came 1\.6 km further than Steady ride in 0:13:19/)).toBeVisible();
  await other.close();
});

test("a stretch is found on the other ride, and what is not comparable says why", async ({ page }) => {
  test.slow();
  await signUp(page);
  await bringRides(page, [STEADY, QUICK, ELSEWHERE, INDOORS]);
  const [steady, quick, elsewhere, indoors] = [
    await idOf(page, "Steady ride"),
    await idOf(page, "Quick ride"),
    await idOf(page, "Elsewhere"),
    await idOf(page, "On the trainer"),
  ];

  // From 800 m on, 1,600 m: 200 s at 8 m/s, 160 s at 10 m/s.
  await page.goto(`/rides/compare?rides=${steady},${quick},${elsewhere}&from=100&to=301`);
  await expect(page.getByText(/^Quick ride was 0:40 faster than Steady ride/)).toBeVisible({ timeout: 20_000 });
  const compared = page.getByRole("region", { name: "Compared rides" });
  await expect(compared).toContainText("It did not go over this stretch.");
  await page.getByRole("link", { name: "Make first: Quick ride" }).click();
  await expect(page.getByText(/^Steady ride was 0:40 slower than Quick ride/)).toBeVisible();
  await expect(page).toHaveURL(/from=80&to=241/);

  await page.goto(`/rides/compare?rides=${steady},${elsewhere}&by=position`);
  await expect(page.getByText("There is nothing to lay over each other here")).toBeVisible({ timeout: 20_000 });
  await expect(compared).toContainText("It did not go the way of the first ride.");

  // Indoors there are no positions, and the choice is not there.
  await page.goto(`/rides/compare?rides=${steady},${indoors}&by=position`);
  await expect(along(page, "Distance")).toBeVisible({ timeout: 20_000 });
  await expect(along(page, "Position")).toHaveCount(0);
  await expect(page.getByText("only one of them recorded where it was")).toBeVisible();

  // A ride that is not theirs, or never was, leaves the others.
  await page.goto(`/rides/compare?rides=${steady},${quick},${randomUUID()}`);
  await expect(page.getByText("One ride is not here")).toBeVisible();
  await expect(page.getByText(/^Quick ride was 3:20 faster/)).toBeVisible({ timeout: 20_000 });
  await page.goto(`/rides/compare?rides=${steady},${randomUUID()}`);
  await expect(page.getByText("One ride is not here")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Your rides" })).toBeVisible();
});

test("rides are looked for by title, hidden, taken away, and read as a table", async ({ page }) => {
  test.slow();
  await signUp(page);
  await bringRides(page, [STEADY, QUICK, ELSEWHERE]);
  const ids = [await idOf(page, "Steady ride"), await idOf(page, "Quick ride"), await idOf(page, "Elsewhere")];
  await page.goto("/rides/compare");
  const yours = page.getByRole("region", { name: "Your rides" });
  await yours.getByLabel("Title").fill("quick");
  await yours.getByRole("button", { name: "Look for them" }).click();
  await expect(yours.getByRole("checkbox")).toHaveCount(1);
  await yours.getByLabel("Title").fill("nothing like it");
  await page.keyboard.press("Enter");
  await expect(yours).toContainText("No ride of yours is called that");

  await page.goto(`/rides/compare?rides=${ids.join(",")}&by=distance`);
  const readOut = page.getByRole("table", { name: "The rides at the crosshair" });
  await expect(readOut.getByRole("row")).toHaveCount(4, { timeout: 20_000 });
  await page.getByRole("button", { name: "Hide Elsewhere" }).click();
  await expect(readOut.getByRole("row")).toHaveCount(3);
  await page.getByText("Show as table").click();
  await expect(page.getByRole("region", { name: "The comparison as a table" })).toContainText(
    "+1:40 · 250 W · 140 bpm",
  );
  await page.getByRole("link", { name: "Take away Elsewhere" }).click();
  await expect(page).toHaveURL(new RegExp(`rides=${ids[0]},${ids[1]}&by=distance`));
  await expect(page.getByRole("table", { name: "The rides in each section" })).toContainText("First quarter");
});

for (const [width, colorScheme] of [
  [1440, "light"],
  [390, "dark"],
] as const) {
  test(`a comparison and its picker are without faults, ${colorScheme} at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ ...PHONE, width });
    await page.emulateMedia({ colorScheme });
    await signUp(page);
    await page.goto("/rides/compare");
    await expect(page.getByText("No rides to compare yet")).toBeVisible();
    await isFaultless(page);
    await bringRides(page, [STEADY, QUICK]);
    const [steady, quick] = [await idOf(page, "Steady ride"), await idOf(page, "Quick ride")];
    await page.goto(`/rides/compare?rides=${steady}&pick`);
    await expect(page.getByText("Same way, 100 % of it")).toBeVisible();
    await isFaultless(page);
    await page.goto(`/rides/compare?rides=${steady},${quick}`);
    await expect(page.getByText(/^Quick ride was 3:20 faster/)).toBeVisible({ timeout: 20_000 });
    await fourHundredSteps(page);
    await page.getByText("Show as table").click();
    await isFaultless(page);
  });
}

const along = (page: Page, name: string) =>
  page.getByRole("group", { name: "Compare by" }).getByRole("button", { name, exact: true });

/** From the beginning: six times sixty and four times ten. */
async function fourHundredSteps(page: Page): Promise<void> {
  await page.getByRole("slider", { name: "Place of the comparison" }).focus();
  for (const key of ["Home", ...Array(6).fill("PageUp"), ...Array(4).fill("Shift+ArrowRight")])
    await page.keyboard.press(key);
}

async function isFaultless(page: Page): Promise<void> {
  await standsStill(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overhang = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overhang).toBeLessThanOrEqual(0);
}

/** Of a ride in the list. */
async function idOf(page: Page, title: string): Promise<string> {
  await page.goto("/rides");
  const href = await page.getByRole("table").getByRole("link", { name: title }).getAttribute("href");
  return href?.split("/").at(-1) ?? "";
}

async function openRide(page: Page, title: string): Promise<void> {
  await page.goto(`/rides/${await idOf(page, title)}`);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}
