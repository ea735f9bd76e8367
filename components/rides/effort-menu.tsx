"use client";

import { lazy, Suspense } from "react";
import { useSheetOnDemand } from "@/components/ui/sheet-on-demand";
import type { ListedEffort } from "@/core/own-efforts";
import { useEffortEditing } from "./effort-editing";

const EffortSheet = lazy(() => import("./effort-sheet"));

/** Opens what its rider may do with an effort. */
export function EffortMenu({ effort, name }: { effort: ListedEffort; name: string }) {
  const editing = useEffortEditing();
  const { anchor, press, forget } = useSheetOnDemand();
  if (!editing) return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={`Change ${name}`}
        onClick={press}
        className="min-h-8 min-w-8 shrink-0 cursor-pointer rounded-small text-muted hover:bg-line hover:text-ink"
      >
        <span aria-hidden="true">⋯</span>
      </button>
      <Suspense>
        {anchor && <EffortSheet effort={effort} name={name} editing={editing} anchor={anchor} forget={forget} />}
      </Suspense>
    </>
  );
}
