"use client";

import { formatDuration } from "@/core/format";
import type { Span } from "@/core/span";
import { Tool } from "./tool";

/** How much of the ride is shown, and what shows less or more of it: always in the same place, and always in sight. */
export function ShownPart({
  view,
  isWhole,
  onZoom,
  onWhole,
}: {
  view: Span;
  isWhole: boolean;
  onZoom: (factor: number) => void;
  onWhole: () => void;
}) {
  return (
    <div className="mt-1 flex min-h-8 items-center justify-end gap-1 text-small">
      <p className="mr-auto text-muted tabular-nums">
        {isWhole ? "All of the ride" : `${formatDuration(view.start)} to ${formatDuration(view.end)}`}
        <span className={`group-data-moment/read:invisible ${isWhole ? "" : "hidden tablet:inline"}`}>
          {isWhole ? ", its means above" : "; above, the means of the ride"}
        </span>
      </p>
      {!isWhole && <Tool onPress={onWhole}>Whole ride</Tool>}
      <Tool label="Look from further away" onPress={() => onZoom(2)} isOff={isWhole}>
        −
      </Tool>
      <Tool label="Look nearer" onPress={() => onZoom(0.5)}>
        +
      </Tool>
    </div>
  );
}
