import { type RefObject, useEffect, useRef } from "react";
import { type Palette, readPalette } from "../palette";

/** What a drawing is made on, in device pixels: lines as fine as the screen has them. */
export interface Sheet {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
  /** Device pixels of a CSS pixel. */
  ratio: number;
  palette: Palette;
}

/** Keeps a canvas drawn: when what is to be drawn changes, when its size does, when the scheme goes light or dark. */
export function useCanvas(canvas: RefObject<HTMLCanvasElement | null>, draw: (sheet: Sheet) => void) {
  const latest = useRef(draw);

  useEffect(() => {
    latest.current = draw;
    if (canvas.current) paint(canvas.current, draw);
  }, [canvas, draw]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const repaint = () => paint(element, latest.current);
    const sizes = new ResizeObserver(repaint);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    sizes.observe(element);
    scheme.addEventListener("change", repaint);
    return () => {
      sizes.disconnect();
      scheme.removeEventListener("change", repaint);
    };
  }, [canvas]);
}

function paint(canvas: HTMLCanvasElement, draw: (sheet: Sheet) => void) {
  const ratio = Math.max(1, devicePixelRatio);
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  const context = canvas.getContext("2d");
  if (!context || width === 0 || height === 0) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.clearRect(0, 0, width, height);
  draw({ context, width, height, ratio, palette: readPalette(canvas) });
}
