import { type CDPSession, chromium, type Page } from "@playwright/test";
import type { Application } from "../support/application";
import { BROWSER_FLAGS, requireBrowser } from "../support/browser";
import { openSession } from "../support/signed-in-rider";
import { figure, printTable } from "./measure";
import { type BenchRider, deliver, nothingWaits } from "./rider";

const RIDES = 10;
const RIDE_SECONDS = 2 * 3600;
/** What a page, its code and each ride's first visit take is no leak: the router keeps what it fetched of every ride. */
const WARMING = RIDES;
const VISITS = 50;

/** What a browser holds after fifty rides were opened from the list and left again. */
export async function benchRideMemory(application: Application, rider: BenchRider): Promise<void> {
  const body = rider.deliveries(RIDE_SECONDS);
  for (let ride = 0; ride < RIDES; ride++) await deliver(application, () => body(ride));
  await nothingWaits(application);

  const browser = await chromium.launch({ args: BROWSER_FLAGS, executablePath: requireBrowser() });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name = "", value = ""] = (await openSession(application, rider.id)).split("=");
    await context.addCookies([{ name, value, url: application.url }]);
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await page.goto(`${application.url}/rides`);
    for (let visit = 0; visit < WARMING; visit++) await visitRide(page, visit);
    const before = await heldBy(client);
    for (let visit = 0; visit < VISITS; visit++) await visitRide(page, visit);
    const after = await heldBy(client);
    printTable(
      `A browser after each of ${RIDES} rides was visited once, and after ${VISITS} more visits`,
      ["", "before", "after", "ratio"],
      [
        ["JavaScript, MB", figure(before.bytes / 1e6), figure(after.bytes / 1e6), figure(after.bytes / before.bytes)],
        ["nodes", figure(before.nodes), figure(after.nodes), figure(after.nodes / before.nodes)],
        ["listeners", figure(before.listeners), figure(after.listeners), figure(after.listeners / before.listeners)],
      ],
    );
  } finally {
    await browser.close();
  }
}

async function visitRide(page: Page, visit: number): Promise<void> {
  const links = page.locator('main a[href^="/rides/0"]');
  await links.first().waitFor();
  await links.nth(visit % Math.min(RIDES, await links.count())).click();
  await page.getByRole("slider", { name: "Moment of the ride" }).press("ArrowRight");
  await page.goBack();
}

async function heldBy(client: CDPSession): Promise<{ bytes: number; nodes: number; listeners: number }> {
  await client.send("HeapProfiler.enable");
  for (let round = 0; round < 3; round++) await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}
