"use client";

import { type MouseEvent, type ToggleEvent, useEffect, useState } from "react";
import { useSheet } from "./sheet";

/** For a button whose sheet is made, and its code fetched, only when it is pressed: what it was pressed on, while it is open. */
export function useSheetOnDemand() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const press = ({ currentTarget }: MouseEvent<HTMLElement>) => setAnchor(currentTarget);
  return { anchor, press, forget: () => setAnchor(null) };
}

/** What a sheet that was pressed for needs: it opens as soon as it is there, and is forgotten when it closes. */
export function useOpenSheet(anchor: HTMLElement, forget: () => void) {
  const { ref, openBeside, close } = useSheet();
  useEffect(() => openBeside(anchor), [openBeside, anchor]);
  const onToggle = ({ newState }: ToggleEvent) => newState === "closed" && forget();
  return { sheet: { ref }, close, onToggle };
}
