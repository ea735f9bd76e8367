"use client";

import { DayFigure } from "@/components/charts/day-figure";
import { Day } from "@/components/settings/day";
import { TextLink } from "@/components/ui/link";
import type { HealthChart } from "./health-charts";

/** One chart of the Health page; the days of its table lead to all that is known of them. */
export function HealthFigure({
  chart,
  base,
  range,
}: {
  chart: HealthChart;
  /** The page's address. */
  base: string;
  range: string;
}) {
  const { title, summary, columns, rows, kind, unit, series, days } = chart;
  const table = {
    columns: ["Day", ...columns],
    rowsOf: () =>
      rows.map(({ day, cells }) => ({
        key: day,
        cells: [
          <TextLink key="day" href={`${base}?range=${range}&day=${day}#day`}>
            <Day day={day} />
          </TextLink>,
          ...cells,
        ],
      })),
  };
  return (
    <DayFigure title={title} summary={summary} table={table} kind={kind} unit={unit} series={series} days={days} />
  );
}
