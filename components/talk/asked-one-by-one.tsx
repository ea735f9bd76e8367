"use client";

import { type ComponentType, useState } from "react";
import type { RideId } from "@/core/ids";
import type { RideWords } from "@/core/ride-words";

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

export interface Asking {
  rides: readonly AskedAbout[];
  /** Whether it has to be told which ride is meant. */
  isNamed: boolean;
  actions: HowWasItActions;
}

/** What one ride is asked about with. */
export type AskingCard = ComponentType<{
  ride: AskedAbout;
  isNamed: boolean;
  actions: HowWasItActions;
  onEnd: () => void;
}>;

/**
 * Asks how a ride was: the first of several of which not all was said when the page came. It stays while the page is open,
 * so that a sentence can follow.
 */
export function AskedOneByOne({ rides, isNamed, actions, Card }: Asking & { Card: AskingCard }) {
  const [saidBefore] = useState(() => rides.filter(isSaid).map(({ id }) => id));
  const [ended, setEnded] = useState<readonly RideId[]>([]);
  const ride = rides.find(({ id }) => !saidBefore.includes(id) && !ended.includes(id));
  if (!ride) return null;
  return (
    <Card
      key={ride.id}
      ride={ride}
      isNamed={isNamed}
      actions={actions}
      onEnd={() => setEnded((before) => [...before, ride.id])}
    />
  );
}

const isSaid = ({ effort, feeling }: AskedAbout) => effort !== null && feeling !== null;
