"use client";

import type { MouseEvent, ReactNode } from "react";
import type { Span } from "@/core/span";
import { useCursor } from "./ride-data-provider";
import { STRETCH_ID } from "./stretch-place";

/** Words on a stretch of the ride, which lead to it: on this page at once, and by their address in a new tab. */
export function StretchLink({ span, children }: { span: Span; children: ReactNode }) {
  const cursor = useCursor();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    cursor.moveTo(span.start);
    cursor.select(span);
    document.getElementById(STRETCH_ID)?.scrollIntoView({ block: "center" });
  };
  return (
    <a
      href={`?from=${span.start}&to=${span.end}`}
      onClick={follow}
      className="text-accent underline underline-offset-3 decoration-from-font hover:decoration-2"
    >
      {children}
    </a>
  );
}
