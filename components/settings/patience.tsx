"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";

const LOOK_AGAIN_MS = 2_000;
const PATIENCE_MS = 20_000;

/**
 * Looks again every other second, as long as it is on the page: what is waited for may have come in the moment between
 * this page and the line on which the server tells of changes. Its words are for those who have waited for a while.
 */
export function Patience({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const again = setInterval(() => router.refresh(), LOOK_AGAIN_MS);
    const long = setTimeout(() => setIsLong(true), PATIENCE_MS);
    return () => {
      clearInterval(again);
      clearTimeout(long);
    };
  }, [router]);
  return <div aria-live="polite">{isLong && children}</div>;
}
