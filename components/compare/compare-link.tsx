"use client";

import { useSyncExternalStore } from "react";
import { useCursor } from "@/components/rides/ride-data-provider";
import { ButtonLink } from "@/components/ui/button";
import type { RideId } from "@/core/ids";
import { compareAddress, NOTHING_ASKED } from "./compare-address";

/** From a ride to what it can be compared with; while a stretch of it is selected, that stretch. */
export function CompareLink({ rideId, className = "" }: { rideId: RideId; className?: string }) {
  const cursor = useCursor();
  const stretch = useSyncExternalStore(cursor.subscribe, cursor.selection, cursor.selection);
  return (
    <ButtonLink
      look="bare"
      className={className}
      prefetch={false}
      href={compareAddress({ ...NOTHING_ASKED, entries: [{ id: rideId, pass: 0 }], stretch, isPicking: true })}
    >
      {stretch ? "Compare this stretch" : "Compare"}
    </ButtonLink>
  );
}
