import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { Span } from "@/core/span";
import type { Cursor } from "../cursor";
import { type Axis, onAxis } from "./axis";
import { secondAfter } from "./key-step";
import { usePinch } from "./use-pinch";
import { drawnAcross, pinched, showing, zoomedAlong } from "./view";

const DRAG_PIXELS = 8;
const LONG_PRESS_MILLISECONDS = 400;

/** A stretch that is being drawn. A finger only draws once it has rested: until then it looks, or scrolls the page. */
interface Drag {
  x: number;
  second: number;
  isDrawing: boolean;
  /** Of a finger: when it has rested long enough. */
  rested: ReturnType<typeof setTimeout> | undefined;
}

export interface Gestured {
  cursor: Cursor;
  axis: Axis;
  view: Span;
  whole: Span;
  /** Where laps begin, ascending. */
  lapStarts: readonly number[];
  show: (view: Span) => void;
  /** Told of a second to which somebody stepped: it is to be known exactly. */
  onStep: (second: number) => void;
}

/**
 * What a pointer and a keyboard do to the lanes. Moving looks at a second; drawing across with a mouse, or with a finger
 * that was pressed long, selects that stretch; two fingers look nearer and move along. Arrows step by a second; with
 * shift they select, by ten.
 */
export function useGestures(
  plot: RefObject<HTMLElement | null>,
  { cursor, axis, view, whole, lapStarts, show, onStep }: Gestured,
) {
  const drag = useRef<Drag | null>(null);
  const anchor = useRef<number | null>(null);
  const viewBefore = useRef(view);
  useStillPage(plot, drag);
  const isPinching = usePinch(plot, {
    began() {
      endDrag();
      cursor.moveTo(null);
      viewBefore.current = view;
    },
    moved: (from, to) => show(pinched(axis, viewBefore.current, whole, from, to)),
  });

  const secondAt = (event: PointerEvent) => {
    const box = plot.current?.getBoundingClientRect();
    if (!box || box.width === 0) return view.start;
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    const { start, end } = onAxis(axis, view);
    return Math.min(view.end - 1, Math.max(view.start, Math.floor(axis.secondAt(start + share * (end - start)))));
  };

  const isFar = (event: PointerEvent, { x }: Drag) => Math.abs(event.clientX - x) >= DRAG_PIXELS;

  const endDrag = () => {
    clearTimeout(drag.current?.rested);
    drag.current = null;
    cursor.lightUp(null);
  };

  const beginDrag = (event: PointerEvent) => {
    const begun: Drag = { x: event.clientX, second: secondAt(event), isDrawing: false, rested: undefined };
    drag.current = begun;
    const draw = () => {
      begun.isDrawing = true;
    };
    if (event.pointerType === "mouse") draw();
    else begun.rested = setTimeout(draw, LONG_PRESS_MILLISECONDS);
  };

  const selectTo = (event: KeyboardEvent, from: number, second: number) => {
    anchor.current = event.shiftKey ? (anchor.current ?? from) : null;
    if (anchor.current !== null) cursor.select(drawnAcross(anchor.current, second, whole));
  };

  const letGo = () => {
    anchor.current = null;
    if (cursor.selection()) return cursor.select(null);
    cursor.moveTo(null);
    show(whole);
  };

  return {
    onPointerMove(event: PointerEvent) {
      if (isPinching.current) return;
      const second = secondAt(event);
      cursor.moveTo(second);
      const begun = drag.current;
      if (!begun || !isFar(event, begun)) return;
      if (begun.isDrawing) cursor.lightUp(drawnAcross(begun.second, second, whole));
      else clearTimeout(begun.rested);
    },
    onPointerDown(event: PointerEvent) {
      if (!event.isPrimary) return;
      cursor.moveTo(secondAt(event));
      anchor.current = null;
      if (event.button !== 0) return;
      beginDrag(event);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerUp(event: PointerEvent) {
      const begun = drag.current;
      endDrag();
      if (begun?.isDrawing && isFar(event, begun)) {
        cursor.select(drawnAcross(begun.second, secondAt(event), whole));
      }
    },
    onPointerCancel: endDrag,
    onPointerLeave(event: PointerEvent) {
      if (event.pointerType === "mouse" && !drag.current) cursor.moveTo(null);
    },
    onDoubleClick: () => show(whole),
    onKeyDown(event: KeyboardEvent) {
      const from = cursor.second() ?? view.start;
      const wanted = secondAfter(event, from, whole, lapStarts);
      if (wanted !== null) {
        cursor.moveTo(wanted);
        const second = cursor.second() ?? wanted;
        selectTo(event, from, second);
        show(showing(view, whole, second));
        onStep(second);
      } else if (event.key === "+" || event.key === "-")
        show(zoomedAlong(axis, view, whole, event.key === "+" ? 0.5 : 2, from));
      else if (event.key === "Escape") letGo();
      else return;
      event.preventDefault();
    },
  };
}

/** While a finger draws, the page stays where it is, and no menu comes up below a long press. */
function useStillPage(plot: RefObject<HTMLElement | null>, drag: RefObject<Drag | null>) {
  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    const hold = (event: Event) => drag.current?.isDrawing && event.cancelable && event.preventDefault();
    const noMenu = (event: Event) => drag.current?.rested !== undefined && event.preventDefault();
    element.addEventListener("touchmove", hold, { passive: false });
    element.addEventListener("contextmenu", noMenu);
    return () => {
      element.removeEventListener("touchmove", hold);
      element.removeEventListener("contextmenu", noMenu);
    };
  }, [plot, drag]);
}
