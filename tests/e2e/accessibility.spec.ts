import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { standsStill } from "../support/stands-still";

const PUBLIC = ["/", "/sign-in", "/sign-up", "/nowhere"];
const SIGNED_IN = [
  "/rides",
  "/uploads",
  "/health",
  "/settings/connections",
  "/settings/figures",
  "/settings/data",
  "/settings/privacy",
  "/settings/notices",
  "/settings/account",
  "/notices",
];

for (const [width, colorScheme] of [
  [1440, "light"],
  [390, "dark"],
] as const) {
  test(`pages are without the faults that can be found by machine, ${colorScheme} at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    for (const address of PUBLIC) await isFaultless(page, address);

    await page.goto("/");
    await expect(async () => {
      // The last press may have led there, later than we waited.
      if (!page.url().endsWith("/rides")) await page.getByRole("button", { name: "Look around" }).click();
      await page.waitForURL("**/rides", { timeout: 2_000 });
    }).toPass();
    const ride = page.getByRole("table").getByRole("link", { name: "Coffee ride" }).first();
    const address = await ride.getAttribute("href", { timeout: 40_000 });
    for (const place of [...SIGNED_IN, address ?? ""]) await isFaultless(page, place);
    await expect(page.locator("canvas").first()).toBeVisible();
    await isFaultlessNow(page);

    // While something is on its way the sandbox's page asks for itself again and again.
    const sandbox = process.env.E2E_SANDBOX_URL ?? "";
    const refreshes = async () => (await page.request.get(sandbox)).headers().refresh ?? "no more";
    await expect.poll(refreshes, { timeout: 60_000 }).toBe("no more");
    await isFaultless(page, sandbox);
  });
}

async function isFaultless(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await isFaultlessNow(page);
}

/** Nothing to scroll sideways for, either. */
async function isFaultlessNow(page: Page): Promise<void> {
  await standsStill(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const faults = violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`);
  expect(faults).toEqual([]);
  const overhang = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overhang, page.url()).toBeLessThanOrEqual(0);
}
