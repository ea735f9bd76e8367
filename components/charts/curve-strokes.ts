/** How a line among others looks: this ride's, and what it is compared with, the farther the fainter. */
export type CurveLook = "own" | "near" | "middle" | "far";

/** Told apart by dash as well as by tone. The stroke of a ride's own is the colour of what it shows. */
export const STROKES: Record<CurveLook, { stroke: string; width: number; dash: string }> = {
  own: { stroke: "currentColor", width: 2.5, dash: "" },
  near: { stroke: "var(--color-ink)", width: 1.25, dash: "7 4" },
  middle: { stroke: "var(--color-muted)", width: 1.5, dash: "1.5 3.5" },
  far: { stroke: "var(--color-faint)", width: 1.25, dash: "" },
};
