"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { Cursor } from "../cursor";
import type { Told } from "./lane-source";

/** One value of the line above the lanes. */
export interface Reading {
  label: string;
  /** Its colour, as a class. */
  className: string;
  /** What it was in a second: "288 W". */
  at: (second: number) => string;
  /** What it was over the whole ride, where that says something. */
  overall: Told | null;
}

/**
 * Everything that was measured in the second under the crosshair, always in the same place; else the ride's means, which
 * can be pressed. The second's values are written without React: they change with every move of a pointer.
 */
export function ReadOut({
  cursor,
  readings,
  figureOf,
  children,
}: {
  cursor: Cursor;
  readings: readonly Reading[];
  figureOf: (told: Told) => ReactNode;
  /** Below them. */
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const values = useRef<(HTMLElement | null)[]>([]);

  useEffect(() => {
    const tell = () => {
      const second = cursor.second();
      box.current?.toggleAttribute("data-moment", second !== null);
      if (second === null) return;
      for (const [index, { at }] of readings.entries()) write(values.current[index], at(second));
    };
    tell();
    return cursor.subscribe(tell);
  }, [cursor, readings]);

  return (
    <div ref={box} className="group/read sticky top-(--head,0px) z-10 -mx-1 border-b border-line bg-paper px-1 py-2">
      <dl className={`grid grid-cols-4 gap-x-1 gap-y-1 text-small tablet:text-body ${columnsFor(readings.length)}`}>
        {readings.map(({ label, className, overall }, index) => (
          <div key={label}>
            <dt className="text-note text-muted">{label}</dt>
            <dd className={`grid whitespace-nowrap font-medium *:[grid-area:1/1] ${className}`}>
              <span className="leading-6 group-data-moment/read:[&>button>*]:opacity-0">
                {overall ? figureOf(overall) : <span className="group-data-moment/read:opacity-0">–</span>}
              </span>
              <span
                ref={(element) => {
                  values.current[index] = element;
                }}
                className="pointer-events-none hidden leading-6 group-data-moment/read:block"
              />
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
  );
}

/** What does not fit into one row stands in two that are about as long. */
function columnsFor(count: number): string {
  if (count <= 8) return "tablet:grid-cols-[repeat(auto-fit,minmax(5rem,1fr))]";
  return count <= 10 ? "tablet:grid-cols-5" : "tablet:grid-cols-6";
}

function write(element: HTMLElement | null | undefined, text: string) {
  if (element && element.textContent !== text) element.textContent = text;
}
