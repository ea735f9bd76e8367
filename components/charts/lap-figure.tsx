"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import type { LapBar } from "./lap-bars";
import { WhenNear } from "./when-near";

const Coming = () => <Skeleton className="h-40" />;

const LapBars = dynamic(() => import("./lap-bars"), { ssr: false, loading: Coming });

/** The laps side by side; their table below tells the same and more. */
export function LapFigure({
  title,
  summary,
  ...chart
}: {
  title: string;
  /** The same in words. */
  summary: string;
  bars: readonly LapBar[];
  mean: number | null;
  unit: string;
  colour: string;
  onPoint: (number: number | null) => void;
  onPress: (number: number) => void;
}) {
  return (
    <figure aria-label={title} className="mb-6">
      <figcaption className="mb-2 text-small text-muted">
        <span className="font-medium text-ink">{title}.</span> {summary} The table below tells the same and more.
      </figcaption>
      <div aria-hidden="true">
        <WhenNear meanwhile={<Coming />}>
          <LapBars {...chart} />
        </WhenNear>
      </div>
    </figure>
  );
}
