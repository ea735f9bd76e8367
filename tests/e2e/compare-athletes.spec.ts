import { expect, type Page, test } from "@playwright/test";
import type { MadeRide } from "../support/made-files";
import { bringRides, letCoach } from "../support/people-story";
import { isFaultless, signUp } from "../support/story";

const daysAgo = (days: number) => `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)}T07:00:00Z`;

/** 2,400 m of road at 6 %. */
const hill = (title: string, speedMps: number, watts: number, bpm: number): MadeRide => ({
  ...{ title, start: daysAgo(5), speedMps, seconds: 2400 / speedMps, gradient: 0.06 },
  ...{ watts: () => watts, bpm: () => bpm },
});

test("athletes who agreed are compared on a climb and by their best, the others are named", async ({ browser }) => {
  test.slow();
  const pages: Page[] = [];
  for (const name of ["Anna Berg", "Mei Sandberg", "Tom Haverkamp", "Ola Brandt"]) {
    const page = await (await browser.newContext()).newPage();
    await signUp(page, name);
    pages.push(page);
  }
  const [anna, mei, tom, ola] = pages as [Page, Page, Page, Page];
  await anna.goto("/athletes/compare");
  await expect(anna.getByText("You coach nobody yet")).toBeVisible();

  await bringRides(mei, [hill("Up slowly", 4, 211, 153)]);
  await bringRides(tom, [hill("Up quickly", 6, 317, 177)]);
  await bringRides(ola, [hill("Up alone", 5, 299, 166)]);
  await letCoach(mei, anna, ["Map", "Heart rate", "Comparing"]);
  await letCoach(tom, anna, ["Map", "Comparing"]);
  await letCoach(ola, anna, ["Map", "Heart rate"]);

  const response = await anna.goto("/athletes/compare?effort=300&days=60");
  const best = anna.getByRole("table", { name: "The best 5 minutes of each in the last 60 days" });
  await expect(best.getByRole("row", { name: /Tom Haverkamp/ })).toContainText("317 W");
  await expect(best.getByRole("row", { name: /Mei Sandberg/ })).toContainText("153 bpm");
  await expect(best.getByRole("row").nth(1)).toContainText("Tom Haverkamp");
  const absent = anna.getByRole("region", { name: "Not compared" });
  await expect(absent.getByText("Ola Brandt has not agreed to be compared with others.")).toBeVisible();
  await expect(absent.getByText(/^Anna Berg has not ridden 5 minutes with a power meter/)).toBeVisible();
  // Tom shares no heart rate, and Ola agreed to nothing of this.
  expect(await response?.text()).not.toMatch(told(177, 299, 166));

  await anna.getByRole("link", { name: "a climb" }).click();
  await expect(anna.getByText("Ola Brandt, has not agreed")).toBeVisible();
  await anna.getByRole("main").getByRole("link", { name: "Mei Sandberg" }).click();
  await anna.getByRole("link", { name: "Climb 1 of Up slowly" }).click();
  const ascents = anna.getByRole("table", { name: "Who went up it in the last 60 days" });
  // By hand: 2,400 m take 400 s at 6 m/s and 600 s at 4 m/s.
  await expect(ascents.getByRole("row").nth(1)).toContainText("Tom Haverkamp", { timeout: 20_000 });
  await expect(ascents.getByRole("row").nth(1)).toContainText(/0:06:[34]\d/);
  await expect(ascents.getByRole("row").nth(2)).toContainText(/0:(09:5|10:0)\d/);
  await expect(ascents.getByRole("row").nth(1)).not.toContainText("bpm");
  // The slower is 200 s behind on the same road.
  await expect(anna.getByText(/^Mei Sandberg was 3:(1|2)\d slower than Tom Haverkamp/)).toBeVisible({
    timeout: 20_000,
  });
  await isFaultless(anna);

  await ascents.getByRole("checkbox", { name: "Lay Mei Sandberg over the others" }).press("Space");
  await expect(anna.getByText("Tick two of them at least.")).toBeVisible();
  await ascents.getByRole("checkbox", { name: "Lay Mei Sandberg over the others" }).press("Space");
  await expect(anna.getByText(/^Mei Sandberg was 3:(1|2)\d slower/)).toBeVisible({ timeout: 20_000 });
  await ascents.getByRole("button", { name: "Power" }).click();
  await expect(ascents.getByRole("columnheader", { name: "Power" })).toHaveAttribute("aria-sort", "descending");

  // From a ride of hers, too; not from a ride of whoever did not agree.
  const climb = anna.url();
  await openRide(anna, "Mei Sandberg", "Up slowly");
  await anna.getByRole("link", { name: "Compare athletes on climb 1" }).click();
  await expect(ascents.getByRole("row").nth(1)).toContainText("Tom Haverkamp", { timeout: 20_000 });
  await openRide(anna, "Ola Brandt", "Up alone");
  await expect(anna.getByRole("heading", { name: "Best efforts" })).toBeVisible();
  await expect(anna.getByRole("link", { name: /^Compare athletes on/ })).toHaveCount(0);

  // Who takes their word back is not there any more, and says nothing of it.
  await mei.goto("/settings/coaches/log");
  await expect(mei.getByText(/beside rides of others/).first()).toBeVisible();
  await tom.goto("/settings/coaches");
  await tom.getByRole("link", { name: /^Change what they see/ }).click();
  await tom.getByRole("checkbox", { name: "Comparing" }).uncheck();
  await tom.getByRole("button", { name: "Save" }).click();
  await expect(tom.getByText(/^Saved\./)).toBeVisible();
  const later = await anna.goto(climb);
  await expect(
    anna.getByText(/Ola Brandt and Tom Haverkamp have not agreed|Tom Haverkamp has not agreed/),
  ).toBeVisible();
  expect(await later?.text()).not.toMatch(told(317));
});

async function openRide(coach: Page, athlete: string, title: string): Promise<void> {
  await coach.goto("/athletes/roster");
  await coach.getByRole("table").getByRole("link", { name: athlete }).click();
  await coach.getByRole("table").getByRole("link", { name: title }).click();
  await expect(coach.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** A number as a page writes it, or what makes the page in the browser. */
const told = (...values: number[]) => new RegExp(`[:>"](${values.join("|")})([,}<]| W| bpm)`);
