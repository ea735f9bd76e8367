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
}: {
  cursor: Cursor;
  readings: readonly Reading[];
  figureOf: (told: Told) => ReactNode;
}) {
  const list = useRef<HTMLDListElement>(null);
  const values = useRef<(HTMLElement | null)[]>([]);

  useEffect(() => {
    const tell = () => {
      const second = cursor.second();
      list.current?.toggleAttribute("data-moment", second !== null);
      if (second === null) return;
      for (const [index, { at }] of readings.entries()) write(values.current[index], at(second));
    };
    tell();
    return cursor.subscribe(tell);
  }, [cursor, readings]);

  return (
    <dl
      ref={list}
      className="group/read grid grid-cols-4 gap-x-1 gap-y-1 text-small tablet:grid-cols-[repeat(auto-fit,minmax(5rem,1fr))] tablet:text-body"
    >
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
  );
}

function write(element: HTMLElement | null | undefined, text: string) {
  if (element && element.textContent !== text) element.textContent = text;
}
