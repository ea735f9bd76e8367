"use client";

import { useState } from "react";
import { formatHeartRate, formatPower } from "@/core/format";
import type { Shown } from "./compared";
import { aheadInSigns, placeInWords } from "./place-words";
import { toldAt } from "./read-out";

const ROWS = 20;

/** The lanes in figures, for those who would rather read than look. Made when it is opened. */
export function CompareTable({ shown, isSeen }: { shown: Shown; isSeen: (index: number) => boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="mt-2 text-small" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-muted">Show as table</summary>
      {isOpen && <Figures shown={shown} isSeen={isSeen} />}
    </details>
  );
}

function Figures({ shown, isSeen }: { shown: Shown; isSeen: (index: number) => boolean }) {
  const { comparison, names } = shown;
  const { along, whole } = comparison;
  const seen = names.map((_, index) => index).filter(isSeen);
  const places = Array.from({ length: ROWS + 1 }, (_, row) => whole.start + ((whole.end - whole.start) * row) / ROWS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="mt-2 overflow-x-auto" aria-label="The comparison as a table" tabIndex={0}>
      <table className="w-full text-right whitespace-nowrap tabular-nums">
        <caption className="pb-2 text-left text-muted">
          What each ride did at every twentieth of the way: how far ahead it was, power, heart rate.
        </caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">
              At
            </th>
            {seen.map((index) => (
              <th key={names[index]} scope="col" className="pl-4 font-normal">
                {shown.shortNames[index]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {placeInWords(along, place)}
              </th>
              {seen.map((index) => {
                const { ahead, power, heartRate } = toldAt(shown, index, place);
                const all = [
                  index > 0 ? aheadInSigns(along, ahead) : "",
                  formatPower(power),
                  formatHeartRate(heartRate),
                ];
                return (
                  <td key={names[index]} className="pl-4">
                    {all.filter((text) => text !== "" && text !== "–").join(" · ") || "–"}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
