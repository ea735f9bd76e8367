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

/** In CSS pixels. */
interface Size {
  width: number;
  height: number;
}

/** Keeps a canvas drawn: when what is to be drawn changes, when its size does, when the scheme goes light or dark. */
export function useCanvas(canvas: RefObject<HTMLCanvasElement | null>, draw: (sheet: Sheet) => void) {
  const latest = useRef(draw);
  // Told by the observer before anything is seen: to ask for it here would have the page laid out for each canvas anew.
  const size = useRef<Size | null>(null);

  useEffect(() => {
    latest.current = draw;
    if (canvas.current && size.current) paint(canvas.current, size.current, draw);
  }, [canvas, draw]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const repaint = () => size.current && paint(element, size.current, latest.current);
    const sizes = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      size.current = { width: Math.round(width), height: Math.round(height) };
      repaint();
    });
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    sizes.observe(element);
    scheme.addEventListener("change", repaint);
    return () => {
      sizes.disconnect();
      scheme.removeEventListener("change", repaint);
    };
  }, [canvas]);
}

function paint(canvas: HTMLCanvasElement, size: Size, draw: (sheet: Sheet) => void) {
  const ratio = Math.max(1, devicePixelRatio);
  const width = Math.round(size.width * ratio);
  const height = Math.round(size.height * ratio);
  const context = canvas.getContext("2d");
  if (!context || width === 0 || height === 0) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.clearRect(0, 0, width, height);
  draw({ context, width, height, ratio, palette: readPalette(canvas) });
}
