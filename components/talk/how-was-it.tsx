"use client";

import { lazy, Suspense, useState } from "react";
import type { RideId } from "@/core/ids";
import type { RideWords } from "@/core/ride-words";

const HowWasItCard = lazy(() => import("./how-was-it-card"));

/** A ride of which its rider is asked how it was. */
export interface AskedAbout extends Pick<RideWords, "effort" | "feeling"> {
  id: RideId;
  title: string;
  /** "Sat 28 Nov, 07:06" */
  when: string;
}

/** One thing that a rider says to it. */
export type SaidOfRide = { effort: number | null } | { feeling: number | null } | { sentence: string };

export interface HowWasItActions {
  say: (rideId: string, said: SaidOfRide) => Promise<string | null>;
  stop: (rideId: string) => Promise<string | null>;
}

/**
 * Asks how a ride was: the first of several of which not all was said when the page came. It stays while the page is open,
 * so that a sentence can follow.
 */
export function HowWasIt({
  rides,
  isNamed,
  actions,
}: {
  rides: readonly AskedAbout[];
  /** Whether it has to be told which ride is meant. */
  isNamed: boolean;
  actions: HowWasItActions;
}) {
  const [saidBefore] = useState(() => rides.filter(isSaid).map(({ id }) => id));
  const [ended, setEnded] = useState<readonly RideId[]>([]);
  const ride = rides.find(({ id }) => !saidBefore.includes(id) && !ended.includes(id));
  if (!ride) return null;
  return (
    <Suspense>
      <HowWasItCard
        key={ride.id}
        ride={ride}
        isNamed={isNamed}
        actions={actions}
        onEnd={() => setEnded((before) => [...before, ride.id])}
      />
    </Suspense>
  );
}

const isSaid = ({ effort, feeling }: AskedAbout) => effort !== null && feeling !== null;
