"use client";

import { lazy, type ReactNode, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/page";
import { useSheetOnDemand } from "@/components/ui/sheet-on-demand";
import type { Ride } from "@/core/ride";
import { mayBeKnown, type TableColumn } from "./stretch-columns";
import { type StretchRow, shownColumns } from "./stretch-rows";
import { StretchTable } from "./stretch-table";
import { useViewChoices } from "./view-choices";

const StretchColumnsSheet = lazy(() => import("./stretch-columns-sheet"));

/** A part of a ride's page that is a table of stretches, with what stands above and below it. */
export function StretchSection({
  title,
  aside,
  ride,
  plural,
  choice,
  columns,
  rows,
  above = null,
  below = null,
  ...table
}: {
  title: string;
  aside: ReactNode;
  ride: Ride;
  /** "laps" */
  plural: string;
  /** Where it is remembered which columns are shown. */
  choice: "lapColumns" | "effortColumns" | "climbColumns";
  columns: readonly TableColumn[];
  rows: readonly StretchRow[];
  above?: ReactNode;
  below?: ReactNode;
  head: string;
  of: string;
  beside?: (row: StretchRow) => ReactNode;
}) {
  const { choices, choose } = useViewChoices();
  const { anchor, press, forget } = useSheetOnDemand();
  const known = columns.filter((column) => isKnown(rows, column, ride));
  return (
    <Section
      title={title}
      aside={
        <span className="flex flex-wrap items-baseline gap-x-5">
          {aside}
          {rows.length > 0 && (
            <>
              <Button look="bare" className="min-h-8 py-1 text-small" aria-haspopup="dialog" onClick={press}>
                Columns<span className="sr-only"> of the {plural}</span>
              </Button>
              <Suspense>
                {anchor && (
                  <StretchColumnsSheet
                    of={plural}
                    all={columns}
                    known={known}
                    chosen={choices[choice]}
                    onChoose={(keys) => choose({ [choice]: keys })}
                    anchor={anchor}
                    forget={forget}
                  />
                )}
              </Suspense>
            </>
          )}
        </span>
      }
    >
      {above}
      {rows.length > 0 && (
        <StretchTable
          caption={`The ${plural} of this ride`}
          columns={shownColumns(known, choices[choice])}
          rows={rows}
          bars={barsFor(rows, ride)}
          {...table}
        />
      )}
      {below}
    </Section>
  );
}

/** Or may still be: what is not reckoned yet keeps its place. */
const isKnown = (rows: readonly StretchRow[], column: TableColumn, ride: Ride): boolean =>
  rows.some(({ values }) => (values[column.key] ?? null) !== null) ||
  (mayBeKnown(column, ride) && rows.some(({ values }) => values[column.key] === undefined));

function barsFor(rows: readonly StretchRow[], { channelNames }: Ride): "power" | "speed" | null {
  if (rows.length < 2) return null;
  const knows = (key: string) => rows.some(({ values }) => (values[key] ?? null) !== null);
  if (knows("power") || channelNames.includes("power")) return "power";
  return knows("speed") ? "speed" : null;
}
