"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ListedEffort } from "@/core/own-efforts";
import { type Done, type EffortStep, useEffortEditing } from "./effort-editing";

/** What was just done with an effort, and the way back. */
export function EffortNotice({ hidden }: { hidden: readonly ListedEffort[] }) {
  const editing = useEffortEditing();
  if (!editing) return null;
  const { done, trouble, take, forget, isBusy } = editing;
  if (trouble !== null)
    return (
      <Room>
        <Notice tone="broken">{trouble}</Notice>
      </Room>
    );
  if (done === null) return null;
  const undo = stepOf(done.undo, hidden);
  return (
    <Room>
      <Notice>
        <div className="flex flex-wrap items-center gap-x-6">
          <span>{done.words}</span>
          {undo && (
            <Button look="bare" disabled={isBusy} onClick={() => take(undo, { words: "It is as it was.", undo: null })}>
              Undo
            </Button>
          )}
          <Button look="bare" onClick={forget}>
            Close
          </Button>
        </div>
      </Notice>
    </Room>
  );
}

/** What was hidden just now has its id only since the page was told. */
function stepOf(undo: Done["undo"], hidden: readonly ListedEffort[]): EffortStep | null {
  if (undo?.does !== "show") return undo;
  const one = hidden.find(({ replaces }) => replaces?.start === undo.found.start && replaces.end === undo.found.end);
  return one?.ownId ? { does: "remove", id: one.ownId } : null;
}

const Room = ({ children }: { children: ReactNode }) => <div className="mb-4">{children}</div>;
