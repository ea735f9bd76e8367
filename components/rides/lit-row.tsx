"use client";

import { type MouseEvent, type ReactNode, useCallback, useSyncExternalStore } from "react";
import type { Span } from "@/core/span";
import { useCursor } from "./ride-data-provider";
import { STRETCH_ID } from "./stretch-place";

/**
 * A row of a stretch of the ride, which lights up in the lanes and on the route under the pointer or the focus. Its name
 * selects it, as does a press anywhere on it that meets nothing else to press.
 */
export function LitRow({
  span: { start, end },
  name,
  head,
  beside = null,
  headClassName = "",
  children,
}: {
  span: Span;
  /** "lap 3" */
  name: string;
  head: ReactNode;
  /** Stands in the head of the row, and can be pressed by itself. */
  beside?: ReactNode;
  headClassName?: string;
  children: ReactNode;
}) {
  const cursor = useCursor();
  const light = () => cursor.lightUp({ start, end });
  const dim = () => cursor.lightUp(null);
  const select = () => {
    cursor.moveTo(start);
    cursor.select({ start, end });
    document.getElementById(STRETCH_ID)?.scrollIntoView({ block: "nearest" });
  };
  const selectByRow = ({ target }: MouseEvent) => {
    if (target instanceof Element && !target.closest("button, a, input, [popover]")) select();
  };
  const isThis = useCallback(() => {
    const selection = cursor.selection();
    return selection?.start === start && selection.end === end;
  }, [cursor, start, end]);
  const isSelected = useSyncExternalStore(cursor.subscribe, isThis, isThis);
  const ground = isSelected ? "bg-chosen" : "bg-paper group-hover/row:bg-sunken group-has-focus-visible/row:bg-sunken";
  return (
    <tr
      className={`group/row border-b border-line ${isSelected ? "bg-chosen" : "hover:bg-sunken has-focus-visible:bg-sunken"}`}
      onPointerEnter={light}
      onPointerLeave={dim}
      onFocus={light}
      onBlur={dim}
      onClick={selectByRow}
    >
      <th scope="row" className={`text-left font-normal ${headClassName} ${headClassName ? ground : ""}`}>
        <span className="flex items-center">
          <button
            type="button"
            aria-label={`Show ${name} in the lanes and on the route`}
            aria-current={isSelected ? "true" : undefined}
            onClick={select}
            className="min-h-8 w-full min-w-8 cursor-pointer text-left whitespace-nowrap tabular-nums"
          >
            {head}
          </button>
          {beside}
        </span>
      </th>
      {children}
    </tr>
  );
}
