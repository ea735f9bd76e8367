import { TIME_AXIS } from "@/components/charts/lanes/axis";
import { drawLane } from "@/components/charts/lanes/draw-lane";
import { scaleOf } from "@/components/charts/lanes/scale";
import { timeTicks } from "@/components/charts/lanes/time-ticks";
import type { Sheet } from "@/components/charts/lanes/use-canvas";
import { LANE_NAMES, type LaneName } from "@/core/lane";
import type { Span } from "@/core/span";

// Runs in a browser: tests/bench/lanes.bench.ts puts it into an empty page.

const SECONDS = 8 * 3600;
const WIDTH = 1200;
const HEIGHT = 140;
const NAMES = LANE_NAMES.slice(0, 8);
const WHOLE: Span = { start: 0, end: SECONDS };

/** As lively as a ride: every lane turns about its middle, and jumps from second to second. */
const MIDDLES: Record<LaneName, [number, number]> = {
  power: [200, 150],
  "heart-rate": [140, 25],
  speed: [8, 4],
  cadence: [85, 20],
  elevation: [300, 250],
  gradient: [0, 8],
  "w-balance": [12, 8],
  temperature: [18, 6],
  balance: [50, 4],
};

const channels = NAMES.map((name, lane) => {
  const [middle, swing] = MIDDLES[name];
  let state = lane + 1;
  return Float32Array.from({ length: SECONDS }, (_, second) => {
    state = (state * 48_271) % 2_147_483_647;
    return middle + (swing * (Math.sin(second / 700 + lane) + (state / 2_147_483_647 - 0.5))) / 1.5;
  });
});

/** Both drawings, one after another in the order that is asked for, each on new canvases; ms to the frame that shows it. */
export async function measure(order: readonly string[]): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  for (const name of order) {
    const start = performance.now();
    const sheets = NAMES.map(makeSheet);
    if (name === "bare") sheets.forEach(drawBare);
    else draw(sheets, WHOLE);
    times[name] = (await presented()) - start;
    if (name === "ours") {
      const again = performance.now();
      for (const { context, width, height } of sheets) context.clearRect(0, 0, width, height);
      draw(sheets, { start: SECONDS / 4, end: (3 * SECONDS) / 4 });
      times.nearer = (await presented()) - again;
    }
    document.body.replaceChildren();
    await presented();
  }
  return times;
}

function draw(sheets: readonly Sheet[], view: Span) {
  const ticks = timeTicks(view, 16);
  for (const [lane, sheet] of sheets.entries()) {
    const [name, channel] = [NAMES[lane], channels[lane]];
    if (!name || !channel) continue;
    const limits = name === "power" ? [140, 190, 230, 270, 310, 380] : null;
    drawLane(sheet, {
      name,
      channel,
      scale: scaleOf(name, channel),
      view,
      pauses: [{ start: 9000, end: 10_000 }],
      axis: TIME_AXIS,
      ticks,
      mean: MIDDLES[name][0],
      lineLimits: limits,
      bandLimits: null,
    });
  }
}

/** The least that shows as much: of each column its first, least, greatest and last value, as one line. */
function drawBare({ context, width, height }: Sheet, lane: number) {
  const channel = channels[lane] ?? new Float32Array();
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of channel) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const y = (value: number) => height - ((value - low) / (high - low)) * height;
  context.beginPath();
  for (let column = 0; column < width; column++) {
    const from = Math.floor((column * SECONDS) / width);
    const to = Math.floor(((column + 1) * SECONDS) / width);
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let second = from; second < to; second++) {
      const value = channel[second] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    for (const value of [channel[from] ?? 0, least, most, channel[to - 1] ?? 0]) context.lineTo(column, y(value));
  }
  context.strokeStyle = "#6d3fd1";
  context.stroke();
}

function makeSheet(): Sheet {
  const canvas = document.createElement("canvas");
  const ratio = devicePixelRatio;
  canvas.width = WIDTH * ratio;
  canvas.height = HEIGHT * ratio;
  canvas.style.cssText = `display:block;width:${WIDTH}px;height:${HEIGHT}px`;
  document.body.append(canvas);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no canvas");
  return { context, width: canvas.width, height: canvas.height, ratio, palette: PALETTE };
}

const PALETTE = {
  line: "#e2dfd8",
  faint: "#8a867f",
  muted: "#5d5a55",
  lane: Object.fromEntries(LANE_NAMES.map((name) => [name, "#6d3fd1"])) as Record<LaneName, string>,
  zones: ["#7d7a74", "#2b72c4", "#2f8a4e", "#a87b00", "#c9620a", "#cf3a31", "#8a3fb0"],
};

/** The first frame after the one that is drawn: until then nothing was seen. */
const presented = () =>
  new Promise<number>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
  });
