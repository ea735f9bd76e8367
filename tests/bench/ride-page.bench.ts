import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { LANE_NAMES } from "@/core/lane";
import { type Application, query } from "../support/application";
import { BROWSER_FLAGS, requireBrowser } from "../support/browser";
import { openSession } from "../support/signed-in-rider";
import { figure, median, percentile, printTable } from "./measure";
import { type BenchRider, deliver, nothingWaits } from "./rider";

const RIDE_SECONDS = 8 * 3600;
const RUNS = 7;
const MOVES = 120;
const VIEWPORT = { width: 1440, height: 900 };

/**
 * The page of an 8 h ride with all its lanes: how soon it is seen and can be used, cold and from the list; what it sends;
 * what a move of the crosshair, a selection and a look nearer cost. Beside a bare canvas that draws as many points.
 */
export async function benchRidePage(application: Application, rider: BenchRider): Promise<void> {
  const address = `${application.url}/rides/${await addLongRide(application, rider)}`;
  const cookie = await openSession(application, rider.id);
  const browser = await chromium.launch({ args: BROWSER_FLAGS, executablePath: requireBrowser() });
  try {
    await printOpening(browser, address, cookie);
    await printUse(browser, address, cookie);
  } finally {
    await browser.close();
  }
}

/** With threshold power and reserve known, and no lane hidden. */
async function addLongRide(application: Application, rider: BenchRider): Promise<string> {
  await query(
    application,
    `INSERT INTO "RiderFigure" ("riderId", kind, "validFrom", values)
     VALUES ($1, 'ftpWatts', '2020-01-01', '{250}'), ($1, 'wPrimeJoules', '2020-01-01', '{20000}'),
            ($1, 'maxHeartRate', '2020-01-01', '{190}') ON CONFLICT DO NOTHING`,
    [rider.id],
  );
  await query(application, `INSERT INTO "ViewChoices" ("riderId", values) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
    rider.id,
    JSON.stringify({ laneOrder: LANE_NAMES, hiddenLanes: [] }),
  ]);
  await deliver(application, rider.deliveries(RIDE_SECONDS));
  await nothingWaits(application);
  const [ride] = await query<{ id: string }>(
    application,
    `SELECT id FROM "Ride" WHERE "riderId" = $1 AND "elapsedSeconds" = $2 LIMIT 1`,
    [rider.id, RIDE_SECONDS],
  );
  return ride?.id ?? "";
}

async function printOpening(browser: Browser, address: string, cookie: string): Promise<void> {
  const runs = [];
  for (let run = 0; run < RUNS + 1; run++) {
    const bare = await openBareCanvas(browser);
    runs.push({
      bare,
      cold: await openCold(browser, address, cookie),
      fromList: await openFromList(browser, address, cookie),
    });
  }
  // The first of each warms up.
  const counted = runs.slice(1);
  const bare = median(counted.map((run) => run.bare));
  const row = (name: string, times: Opened[]) => {
    const usable = median(times.map((time) => time.usable));
    const [data, script, long] = [
      median(times.map((time) => time.dataBytes)),
      median(times.map((time) => time.scriptBytes)),
      Math.max(...times.map((time) => time.longestTask)),
    ];
    return [
      name,
      figure(median(times.map((time) => time.firstPaint))),
      figure(usable),
      figure(usable / bare),
      figure(data / 1000),
      figure(script / 1000),
      figure(long),
    ];
  };
  printTable(
    `The page of an 8 h ride, ms from the start of the navigation or the press (bare canvas: ${figure(bare)} ms)`,
    ["", "first paint", "usable", "ratio", "channels, KB", "scripts, KB", "longest task afterwards"],
    [
      row(
        "cold",
        counted.map(({ cold }) => cold),
      ),
      row(
        "from the list",
        counted.map(({ fromList }) => fromList),
      ),
    ],
  );
}

interface Opened {
  firstPaint: number;
  /** The moment in which everything is drawn and the crosshair obeys. */
  usable: number;
  /** As they travelled. */
  dataBytes: number;
  scriptBytes: number;
  /** Of the second after it was usable, in ms; below 50 none is counted. */
  longestTask: number;
}

async function openCold(browser: Browser, address: string, cookie: string): Promise<Opened> {
  const { context, page, travelled } = await openContext(browser, address, cookie);
  await page.goto(address, { waitUntil: "commit" });
  const usable = await whenUsable(page);
  return closing(context, { ...(await timesOf(page, usable)), ...travelled() });
}

async function openFromList(browser: Browser, address: string, cookie: string): Promise<Opened> {
  const { context, page, travelled } = await openContext(browser, address, cookie);
  await page.goto(new URL("/rides", address).href, { waitUntil: "networkidle" });
  const link = page.locator(`a[href="${new URL(address).pathname}"]`).first();
  await link.hover();
  // As long as a hand takes from reaching a link to pressing it.
  await page.waitForTimeout(150);
  await page.evaluate(() => {
    addEventListener("click", () => performance.mark("press"), { capture: true, once: true });
  });
  await link.click({ noWaitAfter: true });
  const usable = await whenUsable(page);
  return closing(context, { ...(await timesOf(page, usable)), firstPaint: Number.NaN, ...travelled() });
}

/**
 * When the lanes that can be seen were drawn and the crosshair obeyed a key, in ms from the start or the press. The page
 * asks itself, in every frame: to ask it from outside takes up to 100 ms of the time that is measured.
 */
const WATCH = `
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) (window.tasks ??= []).push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });
  requestAnimationFrame(function look() {
    const crosshair = document.querySelector('[aria-label="Moment of the ride"]');
    if (crosshair && [...document.querySelectorAll("canvas")].some(({ width }) => width > 300)) {
      crosshair.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
      if (crosshair.getAttribute("aria-valuenow") !== "0") return performance.mark("usable");
    }
    requestAnimationFrame(look);
  });`;

async function whenUsable(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName("usable").length > 0, undefined, { polling: 100 });
  return page.evaluate(() => {
    const [usable, press] = ["usable", "press"].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? 0);
    return (usable ?? 0) - (press ?? 0);
  });
}

async function openContext(browser: Browser, address: string, cookie: string) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: new URL(address).origin }]);
  const page = await context.newPage();
  const bytes = { dataBytes: 0, scriptBytes: 0 };
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  const kinds = new Map<string, keyof typeof bytes>();
  client.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.url.includes("/channels")) kinds.set(requestId, "dataBytes");
    else if (response.mimeType.includes("javascript")) kinds.set(requestId, "scriptBytes");
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) bytes[kind] += encodedDataLength;
  });
  await page.addInitScript(WATCH);
  return { context, page, client, travelled: () => ({ ...bytes }) };
}

async function timesOf(page: Page, usable: number) {
  const now = await page.evaluate(() => performance.getEntriesByName("usable")[0]?.startTime ?? 0);
  await page.waitForTimeout(1000);
  return page.evaluate(
    ([used, from]) => {
      const tasks = (window as unknown as { tasks?: { startTime: number; duration: number }[] }).tasks ?? [];
      return {
        firstPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
        usable: used ?? Number.NaN,
        longestTask: Math.max(
          0,
          ...tasks.filter((task) => task.startTime > (from ?? 0)).map(({ duration }) => duration),
        ),
      };
    },
    [usable, now],
  );
}

async function closing(context: BrowserContext, opened: Opened): Promise<Opened> {
  await context.close();
  return opened;
}

async function openBareCanvas(browser: Browser): Promise<number> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.goto("about:blank");
  const drawn = await page.evaluate((seconds) => {
    const start = performance.now();
    for (let lane = 0; lane < 8; lane++) {
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
  await context.close();
  return drawn;
}

/** What the main thread does for a hand that moves: all of its work, and our scripts alone. */
async function printUse(browser: Browser, address: string, cookie: string): Promise<void> {
  const { context, page, client } = await openContext(browser, address, cookie);
  await page.goto(address, { waitUntil: "networkidle" });
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const lanes = page.getByRole("slider", { name: "Moment of the ride" });
  const box = (await lanes.boundingBox()) ?? { x: 0, y: 0, width: 1, height: 1 };
  const at = (share: number) => [box.x + box.width * share, box.y + Math.min(60, box.height / 2)] as const;
  const costOf = async (act: () => Promise<void>) => {
    const before = await busySeconds();
    await act();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const after = await busySeconds();
    return { all: 1000 * (after.all - before.all), script: 1000 * (after.script - before.script) };
  };
  const busySeconds = async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    const secondsOf = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
    return { all: secondsOf("TaskDuration"), script: secondsOf("ScriptDuration") };
  };
  const repeat = async (times: number, act: (index: number) => Promise<void>) => {
    const costs = [];
    for (let index = 0; index < times; index++) costs.push(await costOf(() => act(index)));
    return costs.slice(2);
  };

  const nothing = await repeat(MOVES, async () => {});
  const crosshair = await repeat(MOVES, (index) => page.mouse.move(...at(0.1 + (0.8 * index) / MOVES)));
  await page.mouse.move(...at(0.2));
  await page.mouse.down();
  const drawing = await repeat(MOVES, (index) => page.mouse.move(...at(0.21 + (0.6 * index) / MOVES)));
  await page.mouse.up();
  await page.waitForTimeout(1000);
  await lanes.focus();
  // By a key: to look for the button takes a quarter of the time that is measured.
  const nearer = await repeat(8, () => page.keyboard.press("+"));
  const row = (name: string, costs: readonly { all: number; script: number }[]) => {
    const [all, script] = [costs.map((cost) => cost.all), costs.map((cost) => cost.script)];
    return [name, ...[all, script].flatMap((one) => [figure(median(one)), figure(percentile(one, 0.95))])];
  };
  printTable(
    "What the main thread does in it, ms (nothing: the asking itself, which is part of every other figure)",
    ["", "median", "p95", "script, median", "script, p95"],
    [
      row("nothing", nothing),
      row("a move of the crosshair", crosshair),
      row("a move while selecting", drawing),
      row("a look nearer", nearer),
    ],
  );
  await context.close();
}
