"use client";

import { Button } from "@/components/ui/button";
import { formatDuration } from "@/core/format";
import type { ListedEffort } from "@/core/own-efforts";
import { type EffortStep, useEffortEditing } from "./effort-editing";

/** What was found and is none, as its rider says; they can have it listed again. */
export function HiddenEfforts({ hidden }: { hidden: readonly ListedEffort[] }) {
  const editing = useEffortEditing();
  if (!editing || hidden.length === 0) return null;
  return (
    <details className="mt-3 text-small">
      <summary className="min-h-8 w-fit cursor-pointer py-1 text-muted">
        {hidden.length === 1
          ? "One stretch was found that you say is no effort"
          : `${hidden.length} stretches were found that you say are no efforts`}
      </summary>
      <ul>
        {hidden.map((effort) => (
          <li key={effort.ownId} className="flex flex-wrap items-center gap-x-4">
            <span className="tabular-nums">{inWords(effort)}</span>
            <Button
              look="bare"
              className="min-h-8 py-1 text-small"
              disabled={editing.isBusy}
              onClick={() => {
                const step = showStep(effort);
                if (step) editing.take(step, { words: "It is listed again.", undo: null });
              }}
            >
              List it again<span className="sr-only">, {inWords(effort)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What had a name keeps it. */
function showStep({ ownId, name }: ListedEffort): EffortStep | null {
  if (!ownId) return null;
  return name === null
    ? { does: "remove", id: ownId }
    : { does: "change", id: ownId, name: null, span: null, isHidden: false };
}

const inWords = ({ kind, name, start, end }: ListedEffort) =>
  [name ?? (kind === "sprint" ? "Sprint" : "Effort"), `${formatDuration(start)} to ${formatDuration(end)}`].join(" · ");
