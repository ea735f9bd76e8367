"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { paced } from "./paced";

/**
 * Keeps an open page as fresh as the database: asks for the page's data again when the server tells of a change, at once
 * and then at most once a second, and whenever the line to the server is there, the first time too: nobody knows what was
 * missed since the page was made.
 */
export function LiveUpdates() {
  const router = useRouter();

  useEffect(() => {
    const refresh = paced(() => router.refresh(), 1000);
    const source = new EventSource("/api/live");
    source.addEventListener("change", refresh.call);
    source.addEventListener("open", refresh.call);
    return () => {
      source.close();
      refresh.cancel();
    };
  }, [router]);

  return null;
}
