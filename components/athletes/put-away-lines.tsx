"use client";

import { Moment } from "@/components/shell/moment";
import { Button } from "@/components/ui/button";
import { AthleteSpot } from "./athlete-colour";
import type { MorningLine } from "./morning-lines";

/** A line that was put away, and until when; null is for good. */
export interface PutAwayLine extends MorningLine {
  until: Date | null;
}

/** What was marked done or put off and would be on the list, to be brought back. */
export function PutAwayLines({
  lines,
  back,
}: {
  lines: readonly PutAwayLine[];
  /** Null where nothing can be changed. */
  back: ((line: MorningLine) => void) | null;
}) {
  if (lines.length === 0) return null;
  return (
    <details className="mt-8 border-t border-line pt-3">
      <summary className="w-fit cursor-pointer py-2 text-muted hover:text-ink">
        {lines.length === 1 ? "1 line is" : `${lines.length} lines are`} done or put off
      </summary>
      <ul className="mt-2">
        {lines.map((line) => (
          <li key={line.key} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
            <p className="w-full min-w-0 wrap-anywhere desk:w-auto desk:flex-1">
              <AthleteSpot athleteId={line.athleteId} /> <span className="font-medium">{line.name}</span>{" "}
              <span className="text-muted">{line.reason}</span>
            </p>
            <span className="text-small text-muted">
              {line.until === null ? (
                "Done"
              ) : (
                <>
                  Until <Moment at={line.until} />
                </>
              )}
            </span>
            {back && (
              <Button className="ml-auto min-h-9 py-1 desk:ml-0" onClick={() => back(line)}>
                Bring back<span className="sr-only">: {`${line.name}, ${line.reason}`}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-2 max-w-[64ch] text-small text-muted">
        A line comes again by itself when there is something new: another ride, another comment, a load or a form that
        has gone on by a step, or a week after it was done.
      </p>
    </details>
  );
}
