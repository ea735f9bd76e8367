"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { useOpenSheet } from "@/components/ui/sheet-on-demand";
import type { TableColumn } from "./stretch-columns";
import { shownColumns } from "./stretch-rows";

/** Which columns a table shows, for its rider to choose; remembered for all their rides. */
export default function StretchColumnsSheet({
  of,
  all,
  known,
  chosen,
  onChoose,
  anchor,
  forget,
}: {
  /** "laps" */
  of: string;
  all: readonly TableColumn[];
  /** Those about which this ride knows something. */
  known: readonly TableColumn[];
  chosen: readonly string[] | null;
  /** Null for the usual ones. */
  onChoose: (keys: string[] | null) => void;
  anchor: HTMLElement;
  forget: () => void;
}) {
  const { sheet, close, onToggle } = useOpenSheet(anchor, forget);
  const id = useId();
  const shown = new Set(shownColumns(all, chosen).map(({ key }) => key));
  const toggle = (toggled: string) =>
    onChoose(all.flatMap(({ key }) => (shown.has(key) !== (key === toggled) ? [key] : [])));
  return (
    <Sheet sheet={sheet} onToggle={onToggle} aria-labelledby={id} className="text-body tablet:w-72">
      <div className="p-4">
        <header className="mb-2 flex items-baseline justify-between gap-4">
          <h3 id={id} className="text-lead font-medium">
            Columns of the {of}
          </h3>
          <Button look="bare" onClick={close}>
            Close
          </Button>
        </header>
        <fieldset>
          <legend className="sr-only">Shown columns</legend>
          {all.map(({ key, label }) => (
            <label key={key} className="flex min-h-8 items-center gap-3 tablet:min-h-7">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={shown.has(key)}
                onChange={() => toggle(key)}
              />
              <span>{label}</span>
              {!known.some((column) => column.key === key) && (
                <span className="ml-auto text-small text-muted">not in this ride</span>
              )}
            </label>
          ))}
        </fieldset>
        <Button className="mt-3" onClick={() => onChoose(null)} disabled={chosen === null}>
          The usual ones
        </Button>
      </div>
    </Sheet>
  );
}
