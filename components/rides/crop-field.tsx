"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { SHORTEST_CROP_SECONDS } from "@/core/crop";
import { formatDuration } from "@/core/format";
import { parseDuration } from "@/core/parse-duration";
import type { Span } from "@/core/span";
import { CropHandle } from "./crop-handle";
import { CropLegend, CropPicture, remainsInWords, useWholeRide } from "./crop-picture";

/** What can be cropped. */
export interface Croppable {
  startedAt: Date;
  elapsedSeconds: number;
  left: Span;
  /** Where all of it is drawn from; null where there is nothing to draw. */
  address: string | null;
}

/** Cuts the ends off a ride, by handles on a picture of it or by typed times; part of a form that saves it. */
export function CropField({
  whole: { startedAt, elapsedSeconds, left: was, address },
  values,
  problems,
}: {
  whole: Croppable;
  /** What had been typed, when the form comes back. */
  values: Record<string, string>;
  problems: Record<string, string>;
}) {
  const loading = useWholeRide(address);
  const [typed, setTyped] = useState({
    start: values.cropStart ?? formatDuration(was.start),
    end: values.cropEnd ?? formatDuration(was.end),
  });
  const left = spanOf(typed, elapsedSeconds) ?? was;
  const all = { start: 0, end: elapsedSeconds };
  const write = ({ start, end }: Span) => setTyped({ start: formatDuration(start), end: formatDuration(end) });
  const percent = (second: number) => `${(second / elapsedSeconds) * 100}%`;

  if (elapsedSeconds <= SHORTEST_CROP_SECONDS) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="text-small font-medium">Crop</legend>
      <p className="mb-3 text-small text-muted">
        Leave out what is no riding at either end. The recording itself stays whole, and you can bring it back.
      </p>
      <input type="hidden" name="wholeStartedAt" value={startedAt.toISOString()} />
      <input type="hidden" name="wholeSeconds" value={elapsedSeconds} />
      <input type="hidden" name="cropWas" value={`${formatDuration(was.start)} ${formatDuration(was.end)}`} />
      <div className="rounded-small border border-line bg-raised px-6">
        <div className="relative h-36">
          {address !== null && <CropPicture loading={loading} />}
          <div
            aria-hidden="true"
            className="absolute inset-y-0 left-0 bg-sunken/80"
            style={{ width: percent(left.start) }}
          />
          <div
            aria-hidden="true"
            className="absolute inset-y-0 right-0 bg-sunken/80"
            style={{ left: percent(left.end) }}
          />
          <CropHandle
            label="Start of what remains"
            second={left.start}
            least={0}
            most={left.end - SHORTEST_CROP_SECONDS}
            elapsedSeconds={elapsedSeconds}
            onMove={(start) => write({ ...left, start })}
          />
          <CropHandle
            label="End of what remains"
            second={left.end}
            least={left.start + SHORTEST_CROP_SECONDS}
            most={elapsedSeconds}
            elapsedSeconds={elapsedSeconds}
            onMove={(end) => write({ ...left, end })}
          />
        </div>
      </div>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <CropLegend loading={loading} />
        <p role="status" className="text-small tabular-nums">
          {remainsInWords(left, elapsedSeconds, loading)}
        </p>
      </div>
      <div className="mt-3 grid grid-cols-2 items-end gap-x-5 gap-y-3 tablet:grid-cols-[1fr_1fr_auto]">
        <TextField
          name="cropStart"
          label="From"
          inputMode="numeric"
          autoComplete="off"
          value={typed.start}
          onChange={({ target }) => setTyped({ ...typed, start: target.value })}
          problem={problems.cropStart}
        />
        <TextField
          name="cropEnd"
          label="To"
          inputMode="numeric"
          autoComplete="off"
          value={typed.end}
          onChange={({ target }) => setTyped({ ...typed, end: target.value })}
          problem={problems.cropEnd}
        />
        <Button
          onClick={() => write(all)}
          aria-disabled={left.start === 0 && left.end === elapsedSeconds}
          className="justify-self-start"
        >
          Keep all
        </Button>
      </div>
    </fieldset>
  );
}

/** @returns null while what is typed is no part of the ride */
function spanOf({ start, end }: { start: string; end: string }, elapsedSeconds: number): Span | null {
  const [from, until] = [parseDuration(start), parseDuration(end)];
  if (from === null || until === null || until > elapsedSeconds) return null;
  return until - from < SHORTEST_CROP_SECONDS ? null : { start: from, end: until };
}
