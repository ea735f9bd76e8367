"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { useOpenSheet } from "@/components/ui/sheet-on-demand";
import type { Span } from "@/core/span";
import type { Editing } from "./effort-editing";
import { EffortNameForm } from "./effort-name-form";

/** Asks what the selected stretch is to be called as an effort. */
export default function SaveEffortSheet({
  stretch: { start, end },
  editing,
  anchor,
  forget,
}: {
  stretch: Span;
  editing: Editing;
  anchor: HTMLElement;
  forget: () => void;
}) {
  const { sheet, close, onToggle } = useOpenSheet(anchor, forget);
  const id = useId();
  const save = (name: string) => {
    close();
    anchor.focus({ preventScroll: true });
    editing.take(
      { does: "add", effort: { start, end, name, replaces: null, isHidden: false } },
      { words: `${name || "It"} is one of the efforts below.`, undo: null },
    );
  };
  return (
    <Sheet sheet={sheet} onToggle={onToggle} aria-labelledby={id} className="text-body tablet:w-80">
      <div className="p-4">
        <header className="mb-3 flex items-baseline justify-between gap-4">
          <h3 id={id} className="text-lead font-medium">
            Save as effort
          </h3>
          <Button look="bare" onClick={close}>
            Close
          </Button>
        </header>
        <EffortNameForm name={null} isBusy={editing.isBusy} onName={save} />
      </div>
    </Sheet>
  );
}
