"use client";

import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, useSheet } from "@/components/ui/sheet";
import type { Ride } from "@/core/ride";
import type { Span } from "@/core/span";
import { useEffortEditing } from "./effort-editing";
import { EffortNameForm } from "./effort-name-form";

/** Marks the selected stretch as an effort, by a name or without one. */
export function SaveEffort({ ride, stretch, className }: { ride: Ride; stretch: Span; className: string }) {
  const editing = useEffortEditing();
  const { openBeside, settle: _, ...sheet } = useSheet();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  if (!editing) return null;
  const saved = ride.ownEfforts.find(({ start, end }) => start === stretch.start && end === stretch.end);
  if (saved && !saved.isHidden)
    return <span className={`${className} self-center text-muted`}>Saved as {saved.name ?? "an effort"}</span>;
  const save = (name: string) => {
    sheet.close();
    button.current?.focus({ preventScroll: true });
    const effort = { start: stretch.start, end: stretch.end, name, replaces: null, isHidden: false };
    editing.take(
      { does: "add", effort },
      { words: name ? `${name} is one of the efforts below.` : "It is one of the efforts below.", undo: null },
    );
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => openBeside(currentTarget)}
        className={`inline-flex cursor-pointer items-center font-medium text-accent underline decoration-from-font underline-offset-3 hover:decoration-2 ${className}`}
      >
        Save as effort
      </button>
      <Sheet sheet={sheet} aria-labelledby={id} className="text-body tablet:w-80">
        <div className="p-4">
          <header className="mb-3 flex items-baseline justify-between gap-4">
            <h3 id={id} className="text-lead font-medium">
              Save as effort
            </h3>
            <Button look="bare" onClick={sheet.close}>
              Close
            </Button>
          </header>
          <EffortNameForm name={null} isBusy={editing.isBusy} onName={save} />
        </div>
      </Sheet>
    </>
  );
}
