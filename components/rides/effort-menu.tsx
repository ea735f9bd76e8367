"use client";

import { useId, useRef, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, useSheet } from "@/components/ui/sheet";
import { formatDuration } from "@/core/format";
import type { ListedEffort } from "@/core/own-efforts";
import type { Span } from "@/core/span";
import { type Done, type EffortStep, useEffortEditing } from "./effort-editing";
import { EffortNameForm } from "./effort-name-form";
import { hideStep, nameStep, removeStep, spanStep } from "./effort-steps";
import { useRide } from "./ride-data-provider";

/** What its rider may do with an effort: name it, move it, say that it is none. */
export function EffortMenu({ effort, name }: { effort: ListedEffort; name: string }) {
  const editing = useEffortEditing();
  const { openBeside, settle: _, ...sheet } = useSheet();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  if (!editing) return null;
  const take = ({ step, done }: { step: EffortStep; done: Done }) => {
    sheet.close();
    editing.take(step, done);
    button.current?.focus({ preventScroll: true });
  };
  const isOfTheRider = effort.foundIndex === null;
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-label={`Change ${name}`}
        onClick={({ currentTarget }) => openBeside(currentTarget)}
        className="min-h-8 min-w-8 shrink-0 cursor-pointer rounded-small text-muted hover:bg-line hover:text-ink"
      >
        <span aria-hidden="true">⋯</span>
      </button>
      <Sheet sheet={sheet} aria-labelledby={id} className="text-left text-body whitespace-normal tablet:w-80">
        <div className="p-4">
          <header className="mb-3 flex items-baseline justify-between gap-4">
            <h3 id={id} className="text-lead font-medium first-letter:uppercase">
              {name}
              <span className="block text-small font-normal text-muted tabular-nums">{inWords(effort)}</span>
            </h3>
            <Button look="bare" onClick={sheet.close}>
              Close
            </Button>
          </header>
          <EffortNameForm
            name={effort.name}
            onName={(typed) => take(nameStep(effort, typed))}
            isBusy={editing.isBusy}
          />
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
    </>
  );
}

function ToSelection({ effort, onSpan }: { effort: ListedEffort; onSpan: (span: Span) => void }) {
  const { cursor } = useRide();
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
