"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { ChartChoice } from "./chart-choice";
import { ChartFigure } from "./chart-figure";
import type { HistogramBar } from "./histogram-bars";

const Coming = () => <Skeleton className="h-[232px]" />;

const HistogramBars = dynamic(() => import("./histogram-bars"), { ssr: false, loading: Coming });

/** A bar as its row tells it. */
export interface HistogramRow extends HistogramBar {
  /** "180–200 W" */
  range: string;
  /** "Z3 Tempo"; empty where no zones are known. */
  zoneName: string;
  /** "0:12:30 · 14 %" */
  told: string;
}

/** The distribution of one channel. */
export interface HistogramOfChannel {
  channel: string;
  /** "Power" */
  label: string;
  unit: string;
  /** A token's name. */
  colour: string;
  summary: string;
  rows: readonly HistogramRow[];
}

/** How often each value came, for one channel at a time. */
export function HistogramFigure({
  title,
  histograms,
  note,
}: {
  title: string;
  histograms: readonly HistogramOfChannel[];
  note: ReactNode;
}) {
  const [channel, setChannel] = useState(histograms[0]?.channel ?? "");
  const shown = histograms.find((one) => one.channel === channel) ?? histograms[0];
  if (!shown) return null;
  const { label, unit, colour, summary, rows } = shown;
  const isZoned = rows.some(({ zone }) => zone !== null);
  const table = {
    columns: [label, ...(isZoned ? ["Zone"] : []), "Time"],
    rowsOf: () =>
      rows.map(({ range, zoneName, told }) => ({ key: range, cells: [range, ...(isZoned ? [zoneName] : []), told] })),
  };
  return (
    <ChartFigure
      title={title}
      summary={summary}
      note={isZoned ? note : null}
      controls={
        histograms.length > 1 && (
          <ChartChoice
            legend="Of"
            options={histograms.map((one) => ({ value: one.channel, label: one.label }))}
            chosen={shown.channel}
            onChoose={setChannel}
          />
        )
      }
      meanwhile={<Coming />}
      table={table}
    >
      <div aria-hidden="true">
        <HistogramBars bars={rows} unit={unit} colour={colour} />
        {isZoned && <ZoneNames rows={rows} />}
      </div>
    </ChartFigure>
  );
}

/** The zones that occur, each beside its colour. */
function ZoneNames({ rows }: { rows: readonly HistogramRow[] }) {
  const zones = new Map(rows.flatMap(({ zone, zoneName }) => (zone === null ? [] : [[zone, zoneName] as const])));
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-note">
      {[...zones].map(([zone, name]) => (
        <li key={zone} className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-[2px]" style={{ background: `var(--color-zone-${zone})` }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
