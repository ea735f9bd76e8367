import { useSyncExternalStore } from "react";

const QUERY = "(prefers-color-scheme: dark)";

/** Whether the screen is dark just now. */
export const useDark = (): boolean => useSyncExternalStore(subscribe, isDark, () => false);

const isDark = () => matchMedia(QUERY).matches;

function subscribe(listener: () => void): () => void {
  const query = matchMedia(QUERY);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
