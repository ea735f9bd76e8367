"use client";

import { Button } from "@/components/ui/button";
import type { Span } from "@/core/span";
import { useTalking } from "./talk-provider";

/** Begins a comment on the selected stretch, where comments can be written. */
export function CommentOnStretch({ stretch, className }: { stretch: Span; className: string }) {
  const talking = useTalking();
  if (!talking) return null;
  return (
    <Button look="bare" className={className} onClick={() => talking.pin(stretch)}>
      <span>
        Comment<span className="sr-only tablet:not-sr-only"> on this stretch</span>
      </span>
    </Button>
  );
}
