"use client";

import { lazy, Suspense } from "react";
import { useSheetOnDemand } from "@/components/ui/sheet-on-demand";
import type { ViewChoices } from "@/core/view-choices";
import type { LaneSource } from "./lane-source";

const LanesSheet = lazy(() => import("./lanes-sheet"));

export interface Menu {
  /** All that the ride can show, as they are ordered. */
  lanes: readonly LaneSource[];
  choices: ViewChoices;
  choose: (change: Partial<ViewChoices>) => void;
}

/** Opens which lanes are shown, and how. */
export function LanesMenu(menu: Menu) {
  const { anchor, press, forget } = useSheetOnDemand();
  const shown = menu.lanes.filter(({ name }) => !menu.choices.hiddenLanes.includes(name));
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className="min-h-8 cursor-pointer rounded-small border border-control px-2 text-muted tabular-nums hover:bg-sunken"
        onClick={press}
      >
        Lanes {shown.length} of {menu.lanes.length}
      </button>
      <Suspense>{anchor && <LanesSheet menu={menu} anchor={anchor} forget={forget} />}</Suspense>
    </>
  );
}
