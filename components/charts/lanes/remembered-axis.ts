import { useState } from "react";
import type { AxisKind } from "./axis";

const KEY = "musette.lanes.axis";

/** What the lanes run along, as the rider last had it in this browser. Only for what is never drawn by the server. */
export function useRememberedAxis(): [AxisKind, (kind: AxisKind) => void] {
  const [kind, setKind] = useState<AxisKind>(remembered);
  const choose = (next: AxisKind) => {
    setKind(next);
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // A browser that keeps nothing forgets it with the page.
    }
  };
  return [kind, choose];
}

function remembered(): AxisKind {
  try {
    return localStorage.getItem(KEY) === "distance" ? "distance" : "time";
  } catch {
    // As above.
    return "time";
  }
}
