"use client";

import { lazy, Suspense } from "react";
import { useSheetOnDemand } from "@/components/ui/sheet-on-demand";
import type { Ride } from "@/core/ride";
import type { Span } from "@/core/span";
import { useEffortEditing } from "./effort-editing";

const SaveEffortSheet = lazy(() => import("./save-effort-sheet"));

/** Marks the selected stretch as an effort, by a name or without one. */
export function SaveEffort({ ride, stretch, className }: { ride: Ride; stretch: Span; className: string }) {
  const editing = useEffortEditing();
  const { anchor, press, forget } = useSheetOnDemand();
  if (!editing) return null;
  const saved = ride.ownEfforts.find(({ start, end }) => start === stretch.start && end === stretch.end);
  if (saved && !saved.isHidden)
    return <span className={`${className} self-center text-muted`}>Saved as {saved.name ?? "an effort"}</span>;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={press}
        className={`inline-flex cursor-pointer items-center font-medium text-accent underline decoration-from-font underline-offset-3 hover:decoration-2 ${className}`}
      >
        Save as effort
      </button>
      <Suspense>
        {anchor && <SaveEffortSheet stretch={stretch} editing={editing} anchor={anchor} forget={forget} />}
      </Suspense>
    </>
  );
}
