"use client";

import type { ReactNode } from "react";
import type { Span } from "@/core/span";
import { useRide } from "./ride-data-provider";
import { STRETCH_ID } from "./stretch-place";

/** A row of a stretch of the ride, which lights up in the lanes and on the route under the pointer or the focus; its name selects it. */
export function LitRow({
  span: { start, end },
  name,
  head,
  children,
}: {
  span: Span;
  /** "lap 3" */
  name: string;
  head: ReactNode;
  children: ReactNode;
}) {
  const { cursor } = useRide();
  const light = () => cursor.lightUp({ start, end });
  const dim = () => cursor.lightUp(null);
  const select = () => {
    cursor.moveTo(start);
    cursor.select({ start, end });
    document.getElementById(STRETCH_ID)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <tr
      className="border-b border-line hover:bg-sunken has-focus-visible:bg-sunken"
      onPointerEnter={light}
      onPointerLeave={dim}
      onFocus={light}
      onBlur={dim}
    >
      <th scope="row" className="text-left font-normal">
        <button
          type="button"
          aria-label={`Show ${name} in the lanes and on the route`}
          onClick={select}
          className="min-h-8 w-full min-w-8 cursor-pointer text-left whitespace-nowrap tabular-nums"
        >
          {head}
        </button>
      </th>
      {children}
    </tr>
  );
}
