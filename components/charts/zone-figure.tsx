"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useId } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { WhenNear } from "./when-near";
import type { ZoneBar } from "./zone-bars";

const Coming = () => <Skeleton className="h-52" />;

const ZoneBars = dynamic(() => import("./zone-bars"), { ssr: false, loading: Coming });

export interface ZoneRow extends ZoneBar {
  /** "216–253 W" */
  range: string;
}

/** Time in zones: bars, a sentence, and the same as a table. */
export function ZoneFigure({ title, summary, rows }: { title: ReactNode; summary: string; rows: readonly ZoneRow[] }) {
  const id = useId();
  return (
    <figure aria-labelledby={`${id}-title`} aria-describedby={`${id}-summary`}>
      <figcaption>
        <h3 id={`${id}-title`} className="font-medium">
          {title}
        </h3>
        <p id={`${id}-summary`} className="mb-3 text-small text-muted">
          {summary}
        </p>
      </figcaption>
      <div aria-hidden="true">
        <WhenNear meanwhile={<Coming />}>
          <ZoneBars bars={rows} />
        </WhenNear>
      </div>
      <details className="mt-2 text-small">
        <summary className="w-fit cursor-pointer text-muted">Show as table</summary>
        <table className="mt-2 w-full max-w-md text-left">
          <thead className="text-muted">
            <tr>
              <th className="font-normal">Zone</th>
              <th className="font-normal">Range</th>
              <th className="text-right font-normal">Time</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, range, told }) => (
              <tr key={label} className="border-t border-line">
                <th scope="row" className="py-1 font-normal">
                  {label}
                </th>
                <td>{range}</td>
                <td className="text-right">{told}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
