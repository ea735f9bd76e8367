"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { paced } from "./paced";

const LOOK_AGAIN_MS = 10_000;

/** Of the viewer's own, what no page of an athlete shows. */
const OWN = ["ride", "connection", "reckoning", "health"];

/**
 * Keeps an open page as fresh as the database: asks for the page's data again when the server tells of a change, at once
 * and then at most once a second. The server is told up to which change the page knows, and tells at once of what was missed
 * while there was no line; a line that breaks is mended by the browser, which says what it heard last.
 */
export function LiveUpdates({
  seen,
}: {
  /** Up to which change the page was made; null where nobody knows. */
  seen: string | null;
}) {
  const router = useRouter();
  const latest = useRef(seen);
  useEffect(() => {
    latest.current = seen;
  }, [seen]);

  useEffect(() => {
    const refresh = paced(() => router.refresh(), 1000);
    let source: EventSource;
    let again: ReturnType<typeof setTimeout>;
    const listen = () => {
      source = new EventSource(`/api/live?seen=${latest.current ?? ""}`);
      source.addEventListener("change", ({ data }) => {
        if (concerns(window.location.pathname, data)) refresh.call();
      });
      source.addEventListener("error", () => {
        // A broken line the browser mends itself; an answer that says no, like that of a server still starting, ends it.
        if (source.readyState === EventSource.CLOSED) again = setTimeout(listen, LOOK_AGAIN_MS);
      });
    };
    listen();
    return () => {
      clearTimeout(again);
      source.close();
      refresh.cancel();
    };
  }, [router]);

  return null;
}

/**
 * How far uploads are, what came of the rider's days, and what is said about a ride, is shown on pages of their own alone;
 * and what is an athlete's on that athlete's, beside the list of them, which is told by itself.
 */
function concerns(path: string, told: unknown): boolean {
  const { kind, athleteId } = JSON.parse(String(told));
  if (athleteId !== undefined) return path.startsWith(`/athletes/${athleteId}`) || path.startsWith("/athletes/compare");
  if (OWN.includes(kind) && path.startsWith("/athletes")) return false;
  if (kind === "batch") return path.startsWith("/uploads");
  if (kind === "comment") return path.includes("/rides/") || LISTS_OF_ATHLETES.includes(path);
  if (kind === "roster") return path.startsWith("/athletes");
  return kind !== "health" || path.startsWith("/health") || path.startsWith("/settings/data");
}

/** They tell what waits to be read. */
const LISTS_OF_ATHLETES = ["/athletes", "/athletes/roster"];
