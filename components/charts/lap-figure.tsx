"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import type { LapBar } from "./lap-bars";
import { WhenNear } from "./when-near";

const Coming = () => <Skeleton className="h-40" />;

const LapBars = dynamic(() => import("./lap-bars"), { ssr: false, loading: Coming });

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
        <WhenNear meanwhile={<Coming />}>
          <LapBars {...chart} />
        </WhenNear>
      </div>
    </figure>
  );
}
