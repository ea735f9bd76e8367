"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { ChartFigure } from "./chart-figure";
import type { CurvePoints } from "./curve-scale";
import type { CurveLook } from "./curve-strokes";

const Coming = () => <Skeleton className="h-[304px] tablet:h-[284px]" />;

const CurveLines = dynamic(() => import("./curve-lines"), { ssr: false, loading: Coming });

/** One curve among others. */
export interface CurveLine extends CurvePoints {
  /** As short as it stands at the end of its line. */
  name: string;
  look: CurveLook;
}

type Frame = Pick<ComponentProps<typeof ChartFigure>, "title" | "summary" | "note" | "controls" | "table">;

/** The best over every duration, on a logarithmic axis of time. */
export function CurveFigure({
  title,
  summary,
  note,
  controls,
  table,
  ...drawing
}: Frame & ComponentProps<typeof CurveLines>) {
  return (
    <ChartFigure title={title} summary={summary} note={note} controls={controls} table={table} meanwhile={<Coming />}>
      <CurveLines {...drawing} />
    </ChartFigure>
  );
}
