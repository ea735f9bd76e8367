"use client";

import { useEffect, useRef } from "react";
import type { UserId } from "@/core/ids";
import type { TalkAbout } from "./talk-provider";

export type MarkRead = (about: TalkAbout, reading: { coachId: UserId; upTo: Date }) => Promise<void>;

/** So long something has to be in sight before it counts as read. */
const GLANCE_MILLISECONDS = 800;

/** Stands at the end of a talk that has something new in it, and notes when somebody has come so far. */
export default function WhenRead({
  about: { riderId, rideId },
  coachId,
  upTo,
  mark,
}: {
  about: TalkAbout;
  coachId: UserId;
  /** When the last of it was said. */
  upTo: Date;
  mark: MarkRead;
}) {
  const end = useRef<HTMLDivElement>(null);
  const moment = upTo.getTime();
  useEffect(() => {
    if (!end.current) return;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const watch = new IntersectionObserver((seen) => {
      clearTimeout(soon);
      if (!seen.some((one) => one.isIntersecting)) return;
      soon = setTimeout(() => {
        if (document.visibilityState !== "visible") return;
        watch.disconnect();
        // Who is offline has read it all the same, and the next look says so.
        mark({ riderId, rideId }, { coachId, upTo: new Date(moment) }).catch(() => undefined);
      }, GLANCE_MILLISECONDS);
    });
    watch.observe(end.current);
    return () => {
      clearTimeout(soon);
      watch.disconnect();
    };
  }, [riderId, rideId, coachId, moment, mark]);
  return <div ref={end} className="h-px" />;
}
