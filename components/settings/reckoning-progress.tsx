"use client";

import { useEffect, useId, useRef, useState } from "react";

/** How far the working out again of the rides has come. */
export interface Progress {
  done: number;
  total: number;
}

/** A bar while rides are being worked out again; who listens hears of every quarter, and of the end. */
export function ReckoningProgress({ progress }: { progress: Progress | null }) {
  const id = useId();
  const heard = useHeard(progress);
  return (
    <>
      <p role="status" className="sr-only">
        {heard}
      </p>
      {progress && (
        <div className="mb-6 rounded-small border border-line bg-raised px-4 py-3">
          <label htmlFor={id} className="text-muted tabular-nums">
            {inWords(progress)}
          </label>
          <progress id={id} className={BAR} value={progress.done} max={progress.total} />
        </div>
      )}
    </>
  );
}

const BAR =
  "mt-2 block h-1.5 w-full appearance-none overflow-hidden rounded-small border-0 bg-line " +
  "[&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent";

/** What a screen reader is told: not every ride. */
function useHeard(progress: Progress | null): string {
  const [heard, setHeard] = useState("");
  const quarter = useRef<number | null>(null);
  useEffect(() => {
    const now = progress && Math.floor((4 * progress.done) / progress.total);
    if (now === quarter.current) return;
    quarter.current = now;
    setHeard(progress ? inWords(progress) : "All rides are worked out again.");
  }, [progress]);
  return heard;
}

const inWords = ({ done, total }: Progress): string =>
  `${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} ${total === 1 ? "ride" : "rides"} worked out again, newest first`;
