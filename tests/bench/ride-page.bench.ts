import { createHash, randomBytes } from "node:crypto";
import { type Browser, chromium, type Page } from "@playwright/test";
import { type Application, query } from "../support/application";
import { BROWSER_FLAGS, findBrowser } from "../support/browser";
import { figure, median, printTable } from "./measure";
import { type BenchRider, deliver, nothingWaits } from "./rider";

const RIDE_SECONDS = 8 * 3600;
const RUNS = 7;

/** How soon the page of an 8 h ride is seen and can be used, beside a bare canvas that draws as many points. */
export async function benchRidePage(application: Application, rider: BenchRider): Promise<void> {
  await deliver(application, rider.deliveries(RIDE_SECONDS));
  await nothingWaits(application);
  const [ride] = await query<{ id: string }>(
    application,
    `SELECT id FROM "Ride" WHERE "riderId" = $1 AND "elapsedSeconds" = $2 LIMIT 1`,
    [rider.id, RIDE_SECONDS],
  );
  const token = await openSession(application, rider);
  const browser = await chromium.launch({ args: BROWSER_FLAGS, executablePath: findBrowser() ?? "" });
  try {
    const runs = [];
    for (let run = 0; run < RUNS + 1; run++) {
      runs.push(await openRide(browser, `${application.url}/rides/${ride?.id}`, token), await openBareCanvas(browser));
    }
    // The first of each warms up.
    const ours = runs.filter((_, index) => index % 2 === 0 && index > 0);
    const bare = runs.filter((_, index) => index % 2 === 1 && index > 1);
    const usable = median(ours.map(({ usable }) => usable));
    const drawn = median(bare.map(({ usable }) => usable));
    printTable(
      "The page of an 8 h ride, ms from the start of the navigation (bare: a canvas with the same points)",
      ["first paint", "usable", "bare canvas", "ratio"],
      [
        [
          figure(median(ours.map(({ firstPaint }) => firstPaint))),
          figure(usable),
          figure(drawn),
          figure(usable / drawn),
        ],
      ],
    );
  } finally {
    await browser.close();
  }
}

/** A session as signing in would make it. */
async function openSession(application: Application, rider: BenchRider): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await query(
    application,
    `INSERT INTO "Session" ("tokenHash", "userId", "expiresAt") VALUES ($1, $2, now() + interval '1 hour')`,
    [createHash("sha256").update(token).digest(), rider.id],
  );
  return token;
}

interface Opened {
  firstPaint: number;
  /** The moment in which everything is drawn and the crosshair obeys. */
  usable: number;
}

async function openRide(browser: Browser, url: string, token: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: "musette-session", value: token, url: new URL(url).origin }]);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "commit" });
  const crosshair = page.getByRole("slider").first();
  await crosshair.waitFor();
  await crosshair.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector('[role="slider"]')?.getAttribute("aria-valuetext") !== "");
  return closing(page, await timesOf(page));
}

async function openBareCanvas(browser: Browser): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto("about:blank");
  const usable = await page.evaluate((seconds) => {
    const start = performance.now();
    for (let lane = 0; lane < 7; lane++) {
      const canvas = document.createElement("canvas");
      canvas.width = 1200;
      canvas.height = 140;
      document.body.append(canvas);
      const context = canvas.getContext("2d");
      for (let second = 0; second < seconds; second++) {
        context?.lineTo((second / seconds) * 1200, 70 + 60 * Math.sin(second / 37 + lane));
      }
      context?.stroke();
    }
    return new Promise<number>((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
    });
  }, RIDE_SECONDS);
  return closing(page, { firstPaint: usable, usable });
}

const timesOf = (page: Page): Promise<Opened> =>
  page.evaluate(() => ({
    firstPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    usable: performance.now(),
  }));

async function closing(page: Page, opened: Opened): Promise<Opened> {
  await page.context().close();
  return opened;
}
