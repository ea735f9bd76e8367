"use client";

import { useId, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { useOpenSheet } from "@/components/ui/sheet-on-demand";
import { formatDuration } from "@/core/format";
import type { ListedEffort } from "@/core/own-efforts";
import type { Span } from "@/core/span";
import type { Done, Editing, EffortStep } from "./effort-editing";
import { EffortNameForm } from "./effort-name-form";
import { hideStep, nameStep, removeStep, spanStep } from "./effort-steps";
import { useCursor } from "./ride-data-provider";

/** What its rider may do with an effort: name it, move it, say that it is none. */
export default function EffortSheet({
  effort,
  name,
  editing,
  anchor,
  forget,
}: {
  effort: ListedEffort;
  name: string;
  editing: Editing;
  anchor: HTMLElement;
  forget: () => void;
}) {
  const { sheet, close, onToggle } = useOpenSheet(anchor, forget);
  const id = useId();
  const take = ({ step, done }: { step: EffortStep; done: Done }) => {
    close();
    editing.take(step, done);
    anchor.focus({ preventScroll: true });
  };
  const isOfTheRider = effort.foundIndex === null;
  return (
    <Sheet
      sheet={sheet}
      onToggle={onToggle}
      aria-labelledby={id}
      className="text-left text-body whitespace-normal tablet:w-80"
    >
      <div className="p-4">
        <header className="mb-3 flex items-baseline justify-between gap-4">
          <h3 id={id} className="text-lead font-medium first-letter:uppercase">
            {name}
            <span className="block text-small font-normal text-muted tabular-nums">{inWords(effort)}</span>
          </h3>
          <Button look="bare" onClick={close}>
            Close
          </Button>
        </header>
        <EffortNameForm name={effort.name} onName={(typed) => take(nameStep(effort, typed))} isBusy={editing.isBusy} />
        <div className="mt-4 flex flex-col items-start gap-1 border-t border-line pt-3">
          <ToSelection effort={effort} onSpan={(span) => take(spanStep(effort, span))} />
          {effort.ownId && !isOfTheRider && (
            <Button look="bare" onClick={() => take(removeStep(effort, "As it was found again."))}>
              As it was found
            </Button>
          )}
          {isOfTheRider ? (
            <Button look="bare" onClick={() => take(removeStep(effort, "The effort was deleted."))}>
              Delete
            </Button>
          ) : (
            <Button look="bare" onClick={() => take(hideStep(effort))}>
              Not an effort
            </Button>
          )}
        </div>
      </div>
    </Sheet>
  );
}

function ToSelection({ effort, onSpan }: { effort: ListedEffort; onSpan: (span: Span) => void }) {
  const cursor = useCursor();
  const selection = useSyncExternalStore(cursor.subscribe, cursor.selection, () => null);
  const isOther = selection && (selection.start !== effort.start || selection.end !== effort.end);
  if (!isOther)
    return <p className="text-small text-muted">Select another stretch on the lanes, and it can become this effort.</p>;
  return (
    <Button look="bare" className="text-left" onClick={() => onSpan(selection)}>
      Change to the selected stretch
      <span className="sr-only">, {inWords(selection)}</span>
    </Button>
  );
}

const inWords = ({ start, end }: Span) => `${formatDuration(start)} to ${formatDuration(end)}`;
