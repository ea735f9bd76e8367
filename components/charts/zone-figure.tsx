"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { ChartFigure } from "./chart-figure";
import type { ZoneBar } from "./zone-bars";

const Coming = () => <Skeleton className="h-52" />;

const ZoneBars = dynamic(() => import("./zone-bars"), { ssr: false, loading: Coming });

export interface ZoneRow extends ZoneBar {
  /** "216–253 W" */
  range: string;
}

const COLUMNS = ["Zone", "Range", "Time"];

/** Time in zones: bars, a sentence, and the same as a table. */
export function ZoneFigure({ title, summary, rows }: { title: ReactNode; summary: string; rows: readonly ZoneRow[] }) {
  const rowsOf = () => rows.map(({ label, range, told }) => ({ key: label, cells: [label, range, told] }));
  return (
    <ChartFigure title={title} summary={summary} meanwhile={<Coming />} table={{ columns: COLUMNS, rowsOf }}>
      <div aria-hidden="true">
        <ZoneBars bars={rows} />
      </div>
    </ChartFigure>
  );
}
