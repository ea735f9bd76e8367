"use client";

import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { useSheetOnDemand } from "@/components/ui/sheet-on-demand";
import type { Ride } from "@/core/ride";
import type { RidesBase } from "./ride-address";

const DownloadsSheet = lazy(() => import("./downloads-sheet"));

/** What of a ride its files depend on. */
export type DownloadedRide = Pick<Ride, "id" | "sources" | "channelNames">;

/** Opens the files that a ride can be had as. */
export function Downloads({ ride, base }: { ride: DownloadedRide; base: RidesBase }) {
  const { anchor, press, forget } = useSheetOnDemand();
  return (
    <>
      <Button look="bare" aria-haspopup="dialog" onClick={press}>
        Download
      </Button>
      <Suspense>{anchor && <DownloadsSheet ride={ride} base={base} anchor={anchor} forget={forget} />}</Suspense>
    </>
  );
}
