"use client";

import { type ReactNode, useEffect, useState } from "react";

const PATIENCE_MS = 20_000;

/** Says its words only to those who have waited for a while. */
export function Patience({ children }: { children: ReactNode }) {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div aria-live="polite">{isLong && children}</div>;
}
