"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { ChartFigure, type ChartTable } from "./chart-figure";

const Coming = () => <Skeleton className="h-[320px]" />;

const ScatterDensity = dynamic(() => import("./scatter-density"), { ssr: false, loading: Coming });
const ScatterHalves = dynamic(() => import("./scatter-halves"), { ssr: false, loading: Coming });

type Frame = Pick<ComponentProps<typeof ChartFigure>, "title" | "summary" | "note"> & {
  columns: readonly string[];
  /** The first cell heads its row. */
  rows: readonly (readonly string[])[];
};

const tableOf = ({ columns, rows }: Frame): ChartTable => ({
  columns,
  rowsOf: () => rows.map((cells) => ({ key: cells[0] ?? "", cells })),
});

/** Where the seconds of a ride lie on two axes. */
export function DensityFigure({ drawing, ...frame }: Frame & { drawing: ComponentProps<typeof ScatterDensity> }) {
  const { title, summary, note } = frame;
  return (
    <ChartFigure title={title} summary={summary} note={note} meanwhile={<Coming />} table={tableOf(frame)}>
      <div aria-hidden="true">
        <ScatterDensity {...drawing} />
      </div>
    </ChartFigure>
  );
}

/** Two halves of a ride as dots, each with its line. */
export function HalvesFigure({ drawing, ...frame }: Frame & { drawing: ComponentProps<typeof ScatterHalves> }) {
  const { title, summary, note } = frame;
  return (
    <ChartFigure title={title} summary={summary} note={note} meanwhile={<Coming />} table={tableOf(frame)}>
      <div aria-hidden="true">
        <ScatterHalves {...drawing} />
      </div>
    </ChartFigure>
  );
}
