export interface Profile {
  width: number;
  height: number;
  laneHeight: number;
}

const POINTS = 160;

/** Lines of a ride that nobody rode: two hills, effort that follows them, a heart that follows the effort. */
export function pictureOf({ width, laneHeight }: Profile) {
  const at = (index: number) => index / (POINTS - 1);
  const height = (t: number) => 0.06 + hill(t, 0.33, 0.13, 0.7) + hill(t, 0.74, 0.1, 0.85) + 0.04 * Math.sin(31 * t);
  const steepness = (t: number) => (height(t + 0.005) - height(t - 0.005)) / 0.01;

  const heights = Array.from({ length: POINTS }, (_, index) => height(at(index)));
  const efforts = heights.map((_, index) => {
    const t = at(index);
    const jitter = 0.05 * Math.sin(97 * t) + 0.04 * Math.sin(211 * t + 1) + 0.03 * Math.sin(389 * t + 2);
    return Math.min(1, Math.max(0, 0.36 + 0.065 * steepness(t) + jitter));
  });
  let beat = 0.3;
  const beats = efforts.map((effort) => {
    beat += (0.25 + 0.6 * effort - beat) * 0.12;
    return beat;
  });

  const line = (values: number[]) =>
    values.map((value, index) => `${index ? "L" : "M"}${coordinates(at(index), value)}`).join("");
  const coordinates = (t: number, value: number) =>
    `${(t * width).toFixed(1)} ${((1 - value) * laneHeight).toFixed(1)}`;
  return {
    elevation: { area: `${line(heights)}L${width} ${laneHeight}L0 ${laneHeight}Z` },
    power: line(efforts),
    heartRate: line(beats),
  };
}

const hill = (t: number, middle: number, width: number, height: number) =>
  height * Math.exp(-(((t - middle) / width) ** 2));
