import { type PointerEvent, useMemo, useRef } from "react";
import type { PlacedRoute } from "@/core/route";
import type { Cursor } from "../cursor";
import { createPlaceHold } from "./place-hold";
import { nearestSecond } from "./route-path";

const REACH_PIXELS = 24;

/** A finger covers what it means, and trembles before it scrolls. */
const FINGER_REACH_PIXELS = 40;
const FINGER_STILL_PIXELS = 6;

/**
 * What a pointer does on the drawing of a route. A mouse moves the crosshair, and keeps it where it was pressed. A finger
 * does so by tapping, or by moving along the route sideways: up and down it scrolls the page.
 */
export function useRoutePointer(cursor: Cursor, route: PlacedRoute) {
  const hold = useMemo(() => createPlaceHold(cursor), [cursor]);
  const pressedAt = useRef<number | null>(null);

  const secondAt = (event: PointerEvent, reach: number) => {
    const box = event.currentTarget.getBoundingClientRect();
    const to = { x: event.clientX - box.left, y: event.clientY - box.top };
    return nearestSecond(route, to, reach, cursor.second());
  };
  const end = () => {
    pressedAt.current = null;
  };

  return {
    onPointerDown(event: PointerEvent) {
      if (!event.isPrimary || event.button !== 0) return;
      pressedAt.current = event.clientX;
      if (event.pointerType === "mouse") hold.press(secondAt(event, REACH_PIXELS));
    },
    onPointerMove(event: PointerEvent) {
      const isMouse = event.pointerType === "mouse";
      const second = secondAt(event, isMouse ? REACH_PIXELS : FINGER_REACH_PIXELS);
      if (pressedAt.current === null) {
        if (isMouse) hold.hover(second);
      } else if (second !== null && (isMouse || Math.abs(event.clientX - pressedAt.current) > FINGER_STILL_PIXELS)) {
        hold.press(second);
      }
    },
    onPointerUp(event: PointerEvent) {
      if (pressedAt.current !== null && event.pointerType !== "mouse") hold.press(secondAt(event, FINGER_REACH_PIXELS));
      end();
    },
    // The finger scrolls the page.
    onPointerCancel: end,
    onPointerLeave(event: PointerEvent) {
      if (event.pointerType === "mouse") hold.leave();
      end();
    },
  };
}
