"use client";

import { DayFigure } from "@/components/charts/day-figure";
import { Day } from "@/components/settings/day";
import { TextLink } from "@/components/ui/link";
import { formatLoad, formatNumber } from "@/core/format";

/** A day with its load and the rides that it came from. */
export interface LoadDay {
  day: string;
  load: number;
  rides: { href: string; title: string }[];
}

/** The load of each day; the table's days lead to their rides. */
export function LoadChart({ days, summary }: { days: readonly LoadDay[]; summary: string }) {
  const table = {
    columns: ["Day", "Load", "Rides"],
    rowsOf: () =>
      days
        .filter(({ rides, load }) => rides.length > 0 || load > 0)
        .toReversed()
        .map(({ day, load, rides }) => ({
          key: day,
          cells: [
            <Day key="day" day={day} />,
            formatLoad(load),
            <span key="rides" className="flex flex-wrap gap-x-3">
              {rides.map(({ href, title }) => (
                <TextLink key={href} href={href}>
                  {title}
                </TextLink>
              ))}
            </span>,
          ],
        })),
  };
  return (
    <DayFigure
      title="Load by day"
      summary={summary}
      table={table}
      kind="bars"
      unit=""
      series={[{ label: "Load", colour: "accent" }]}
      days={days.map(({ day, load }) => ({ day, values: [load] }))}
    />
  );
}

/** A day with what loads have left behind at its end. */
export interface FitnessDay {
  day: string;
  fitness: number;
  fatigue: number;
  /** Into the day: by the end of the day before. */
  form: number;
}

/** Fitness, fatigue and form day by day. */
export function FitnessChart({ days, summary }: { days: readonly FitnessDay[]; summary: string }) {
  const table = {
    columns: ["Day", "Fitness", "Fatigue", "Form"],
    rowsOf: () =>
      days.toReversed().map(({ day, fitness, fatigue, form }) => ({
        key: day,
        cells: [<Day key="day" day={day} />, formatNumber(fitness, 1), formatNumber(fatigue, 1), formatNumber(form, 1)],
      })),
  };
  return (
    <DayFigure
      title="Fitness, fatigue and form"
      summary={summary}
      table={table}
      kind="line"
      unit=""
      series={[
        { label: "Fitness", colour: "speed" },
        { label: "Fatigue", colour: "w-balance" },
        { label: "Form", colour: "temperature" },
      ]}
      days={days.map(({ day, fitness, fatigue, form }) => ({ day, values: [fitness, fatigue, form] }))}
    />
  );
}
