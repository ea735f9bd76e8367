import type { UserId } from "@/core/ids";
import { db } from "../../db";
import { announce } from "../../live";
import { log } from "../../log";

/** Pages are told at most twice a second. */
const PAUSE_MS = 500;

const pausing = new Map<UserId, { isAsked: boolean }>();

/** Tells the rider's open pages that their files are further than before: at once, and then at the end of each pause. */
export function tellProgress(riderId: UserId): void {
  const pause = pausing.get(riderId);
  if (pause) {
    pause.isAsked = true;
    return;
  }
  const begun = { isAsked: false };
  pausing.set(riderId, begun);
  void announce(db, { kind: "batch", riderId }).catch((error: unknown) =>
    log.warn({ event: "progress-untold", reason: error instanceof Error ? error.name : String(error) }),
  );
  setTimeout(() => {
    pausing.delete(riderId);
    if (begun.isAsked) tellProgress(riderId);
  }, PAUSE_MS).unref();
}
