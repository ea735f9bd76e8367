"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import type { LapBar } from "./lap-bars";

const LapBars = dynamic(() => import("./lap-bars"), { ssr: false, loading: () => <Skeleton className="h-40" /> });

/** The laps side by side; their table tells the same and more. */
export function LapFigure({
  title,
  ...chart
}: {
  title: string;
  bars: readonly LapBar[];
  mean: number | null;
  unit: string;
  colour: string;
}) {
  return (
    <figure aria-label={title} className="mb-4">
      <figcaption className="mb-1 text-small text-muted">{title}</figcaption>
      <div aria-hidden="true">
        <LapBars {...chart} />
      </div>
    </figure>
  );
}
