"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { ChartFigure } from "./chart-figure";
import type DayChartType from "./day-chart";

const Coming = () => <Skeleton className="h-[200px]" />;

const DayChart = dynamic(() => import("./day-chart"), { ssr: false, loading: Coming });

/** Something of a rider day by day: a drawing, a sentence, and the same as a table. */
export function DayFigure({
  title,
  summary,
  table,
  ...drawing
}: Pick<ComponentProps<typeof ChartFigure>, "title" | "summary" | "table"> & ComponentProps<typeof DayChartType>) {
  return (
    <ChartFigure title={title} summary={summary} table={table} meanwhile={<Coming />}>
      <div aria-hidden="true">
        <DayChart {...drawing} />
        {drawing.series.length > 1 && (
          <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-note">
            {drawing.series.map(({ label, colour }) => (
              <li key={label} className="flex items-center gap-1.5">
                <span className="size-2.5 rounded-[2px]" style={{ background: `var(--color-${colour})` }} />
                {label}
              </li>
            ))}
          </ul>
        )}
      </div>
    </ChartFigure>
  );
}
