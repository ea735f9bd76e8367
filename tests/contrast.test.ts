import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const SHEET = readFileSync(fileURLToPath(new URL("../app/globals.css", import.meta.url)), "utf8");
const ONE_HUE = SHEET.indexOf('[data-zones="one-hue"]');

const tokensOf = (css: string) =>
  new Map([...css.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", colour = ""]) => [name, colour]));

/** What a part of the sheet says of the light scheme, and of the dark one. */
function inBothSchemes(css: string) {
  const [light = "", ...dark] = css.split("(prefers-color-scheme: dark)");
  return { light: tokensOf(light), dark: new Map([...tokensOf(light), ...tokensOf(dark.join())]) };
}

const schemes = inBothSchemes(SHEET.slice(0, ONE_HUE));
const oneHue = inBothSchemes(SHEET.slice(ONE_HUE));

const GROUNDS = ["paper", "raised", "sunken", "chosen"];
const TEXT = [
  ...["ink", "muted", "accent", "good", "attention", "broken"],
  ...["power", "heart-rate", "speed", "cadence", "temperature"],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((athlete) => `athlete-${athlete}`),
];
const CONTROLS = ["control", "accent", "broken"];
const CHART_LINES = ["power", "heart-rate", "speed", "cadence", "elevation", "temperature", "gradient", "w-balance"];
const RIDES = [1, 2, 3, 4].map((ride) => `ride-${ride}`);
const ZONES = [1, 2, 3, 4, 5, 6, 7].map((zone) => `zone-${zone}`);
const RAMP = [1, 2, 3, 4, 5, 6, 7].map((step) => `ramp-${step}`);
const SLOPE = [1, 2, 3, 4, 5, 6, 7].map((step) => `slope-${step}`);

describe.each(["light", "dark"] as const)("in the %s scheme", (scheme) => {
  const tokens = schemes[scheme];
  const ratio = (one: string, other: string) => contrast(tokens.get(one) ?? "", tokens.get(other) ?? "");

  test.each(GROUNDS.flatMap((ground) => TEXT.map((text) => [text, ground] as const)))(
    "text in %s can be read on %s (4.5 : 1)",
    (text, ground) => expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5),
  );

  test("the words on a primary action can be read (4.5 : 1)", () => {
    expect(ratio("on-accent", "accent")).toBeGreaterThanOrEqual(4.5);
  });

  test.each(
    ["paper", "raised"].flatMap((ground) =>
      [...CONTROLS, ...CHART_LINES, ...RIDES, ...ZONES, ...RAMP, ...SLOPE].map((line) => [line, ground] as const),
    ),
  )("%s can be made out on %s (3 : 1)", (line, ground) => expect(ratio(line, ground)).toBeGreaterThanOrEqual(3));

  test("zones of one hue can be made out (3 : 1), and in grey, too: each stands out more than the one before", () => {
    const zones = oneHue[scheme];
    const ratios = (ground: string) => ZONES.map((zone) => contrast(zones.get(zone) ?? "", tokens.get(ground) ?? ""));
    expect(Math.min(...ratios("paper"), ...ratios("raised"))).toBeGreaterThanOrEqual(3);
    const steps = ratios("raised");
    expect(Math.min(...steps.slice(1).map((step, index) => step / (steps[index] ?? 0)))).toBeGreaterThan(1.2);
  });

  test("steps from little to much can be told in grey, too: each stands out more than the one before", () => {
    const [least = 0, ...steps] = RAMP.map((step) => ratio(step, "raised"));
    let last = least;
    for (const step of steps) {
      expect(step / last).toBeGreaterThan(1.14);
      last = step;
    }
  });

  test("down and up stand out the more, the steeper, and level least", () => {
    const [down3 = 0, down2 = 0, down1 = 0, level = 0, up1 = 0, up2 = 0, up3 = 0] = SLOPE.map((step) =>
      ratio(step, "raised"),
    );
    for (const [flatter, steeper] of [
      ...[[level, down1] as const, [down1, down2] as const, [down2, down3] as const],
      ...[[level, up1] as const, [up1, up2] as const, [up2, up3] as const],
    ])
      expect(steeper / flatter).toBeGreaterThan(1.14);
  });
});

describe("contrast", () => {
  test.each([
    ["black on white", "#000000", "#ffffff", 21],
    ["a colour on itself", "#6d3fd1", "#6d3fd1", 1],
    // WCAG's own example of the lightest grey that may carry text on white.
    ["#767676 on white", "#767676", "#ffffff", 4.54],
  ])("of %s", (_, one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 2);
  });
});

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
