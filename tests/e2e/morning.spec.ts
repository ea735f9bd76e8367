import { expect, type Page, test } from "@playwright/test";
import { bringRides, letCoach } from "../support/people-story";
import { isFaultless, signUp } from "../support/story";

const daysAgo = (days: number) => `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)}T07:00:00Z`;

/** A short ride of a day. */
const ride = (days: number) => ({ title: `Ride of day ${days}`, start: daysAgo(days), seconds: 300, offsetMinutes: 0 });

/** Every other day until nine days ago. */
const AWAY = [19, 17, 15, 13, 11, 9].map(ride);

test("a coach reads in the morning who needs them, opens the number, and has done with it", async ({ browser }) => {
  test.setTimeout(300_000);
  const [anna, mei, tom] = [
    await newcomer(browser, "Anna Berg"),
    await newcomer(browser, "Mei Sandberg"),
    await newcomer(browser, "Tom Haverkamp"),
  ];
  await anna.goto("/athletes");
  await expect(anna.getByRole("heading", { name: "You coach nobody yet" })).toBeVisible();
  await expect(anna.getByRole("main").getByRole("link", { name: "Invite an athlete" }).first()).toHaveAttribute(
    "href",
    "/athletes/invite",
  );
  await isFaultless(anna);

  await bringRides(mei, AWAY);
  await bringRides(tom, [ride(1)]);
  await letCoach(mei, anna, ["Heart rate"]);
  await letCoach(tom, anna, []);

  await anna.goto("/athletes");
  await expect(anna.getByRole("heading", { name: "One athlete needs you today" })).toBeVisible({ timeout: 30_000 });
  await expect(anna.getByText("The other one is fine.")).toBeVisible();
  const line = anna.getByText("No ride for 9 days, usual is 2").first();
  await expect(line).toBeVisible();
  await isFaultless(anna);
  await anna.setViewportSize({ width: 1280, height: 800 });

  // The number can be pressed, by one key.
  await anna.keyboard.press("j");
  await expect(anna.getByRole("link", { name: /^Ride days ?: Mei Sandberg/ })).toBeFocused();
  await anna.keyboard.press("Enter");
  await anna.waitForURL(/\/athletes\/[\da-f-]{36}\/load#gaps/);
  await expect(anna.getByText(/^The last ride was 9 days ago\. Usually there is one every 2 days/)).toBeVisible();
  await isFaultless(anna);

  // Done, by one key, and undone.
  await anna.setViewportSize({ width: 1280, height: 800 });
  await anna.goto("/athletes");
  await expect(line).toBeVisible();
  await anna.keyboard.press("j");
  await anna.keyboard.press("d");
  await expect(anna.getByRole("heading", { name: "Everyone is fine today" })).toBeVisible();
  await anna.getByRole("button", { name: "Undo" }).click();
  await expect(anna.getByRole("heading", { name: "One athlete needs you today" })).toBeVisible();

  // Put off, which another look shows, and brought back.
  await anna.getByRole("button", { name: /^Later ?: Mei Sandberg/ }).click();
  await anna.getByRole("button", { name: "For three days" }).click();
  await expect(anna.getByRole("heading", { name: "Everyone is fine today" })).toBeVisible();
  await anna.reload();
  await expect(anna.getByRole("heading", { name: "Everyone is fine today" })).toBeVisible();
  await anna.getByText("1 line is done or put off").click();
  await expect(anna.getByText(/^Until /)).toBeVisible();
  await isFaultless(anna);
  await anna.getByRole("button", { name: /^Bring back ?: Mei Sandberg/ }).click();
  await expect(anna.getByRole("heading", { name: "One athlete needs you today" })).toBeVisible();

  // Another ride is other evidence, and the open page says so by itself.
  await bringRides(mei, [ride(0)]);
  await expect(anna.getByRole("heading", { name: "Everyone is fine today" })).toBeVisible({ timeout: 30_000 });
});

test("a coach tunes the rules, and finds athletes on the roster", async ({ browser }) => {
  test.setTimeout(300_000);
  const [anna, mei, tom] = [
    await newcomer(browser, "Anna Berg"),
    await newcomer(browser, "Mei Sandberg"),
    await newcomer(browser, "Tom Haverkamp"),
  ];
  await bringRides(mei, AWAY);
  await bringRides(tom, [ride(1)]);
  await letCoach(mei, anna, []);
  await letCoach(tom, anna, []);

  await anna.goto("/athletes/rules");
  const rule = anna.getByRole("form", { name: "No ride for days" });
  await isFaultless(anna);
  await rule.getByLabel("At least", { exact: true }).fill("200");
  await rule.getByRole("button", { name: /^Save/ }).click();
  await expect(rule.getByText("Please give a number from 1 to 90.")).toBeVisible();
  await expect(rule.getByLabel("At least", { exact: true })).toHaveValue("200");
  await rule.getByLabel("At least", { exact: true }).fill("10");
  await rule.getByRole("button", { name: /^Save/ }).click();
  await expect(anna.getByRole("button", { name: "As it was at first", exact: true })).toBeVisible();
  await anna.goto("/athletes");
  await expect(anna.getByRole("heading", { name: "Everyone is fine today" })).toBeVisible({ timeout: 30_000 });
  await anna.goto("/athletes/rules");
  await anna.getByRole("button", { name: "As it was at first", exact: true }).click();
  await expect(rule.getByLabel("At least", { exact: true })).toHaveValue("5");

  await anna.setViewportSize({ width: 1280, height: 800 });
  await anna.goto("/athletes/roster");
  const table = anna.getByRole("table", { name: "Your athletes" });
  await expect(table.getByRole("row").nth(1)).toContainText(/Mei Sandberg.*No ride for 9 days/);
  await expect(table.getByRole("row").nth(2)).toContainText(/Tom Haverkamp.*Fine.*yesterday/);
  await table.getByRole("link", { name: "Last ride" }).click();
  await expect(table.getByRole("columnheader", { name: "Last ride" })).toHaveAttribute("aria-sort", "descending");
  await expect(table.getByRole("row").nth(1)).toContainText("Tom Haverkamp");

  await anna.getByLabel("Group of Tom Haverkamp").fill("Juniors");
  await anna.getByLabel("Group of Tom Haverkamp").press("Enter");
  await expect(anna.getByLabel("Group", { exact: true }).getByRole("option", { name: "Juniors" })).toBeAttached();
  await anna.getByLabel("Search").fill("juni");
  await anna.waitForURL(/[?&]q=juni/);
  await expect(anna.getByText("1 of 2 athletes")).toBeVisible();
  await expect(table.getByRole("row")).toHaveCount(2);
  // The address says all of it.
  await anna.reload();
  await expect(anna.getByText("1 of 2 athletes")).toBeVisible();
  await isFaultless(anna);

  // Who ends it is gone at the next look.
  await mei.goto("/settings/coaches");
  await mei.getByRole("link", { name: /^Change what they see/ }).click();
  await mei.getByRole("button", { name: /^End it now/ }).click();
  await expect(async () => {
    await anna.goto("/athletes/roster");
    await expect(anna.getByText("1 athlete", { exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
});

async function newcomer(browser: { newContext(): Promise<{ newPage(): Promise<Page> }> }, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signUp(page, name);
  return page;
}
