"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page's data again and again, for a browser that the server's word of a change does not reach. */
export function LookAgain({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
