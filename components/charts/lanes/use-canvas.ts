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
  const painted = useRef<Size | null>(null);

  useEffect(() => {
    latest.current = draw;
    if (canvas.current) painted.current = paint(canvas.current, draw);
  }, [canvas, draw]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const repaint = () => {
      painted.current = paint(element, latest.current);
    };
    const sizes = new ResizeObserver(() => {
      // It tells of the size that there is, too, when it begins to watch.
      const { width, height } = sizeOf(element);
      if (painted.current?.width !== width || painted.current.height !== height) repaint();
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

type Size = Pick<Sheet, "width" | "height" | "ratio">;

function sizeOf(canvas: HTMLCanvasElement): Size {
  const ratio = Math.max(1, devicePixelRatio);
  const { clientWidth, clientHeight } = canvas;
  return { ratio, width: Math.round(clientWidth * ratio), height: Math.round(clientHeight * ratio) };
}

/** @returns the size it was painted in, in device pixels */
function paint(canvas: HTMLCanvasElement, draw: (sheet: Sheet) => void): Size {
  const size = sizeOf(canvas);
  const { width, height, ratio } = size;
  const context = canvas.getContext("2d");
  if (!context || width === 0 || height === 0) return size;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.clearRect(0, 0, width, height);
  draw({ context, width, height, ratio, palette: readPalette(canvas) });
  return size;
}
