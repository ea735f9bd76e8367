"use client";

import Link from "next/link";
import { type ReactNode, useState } from "react";
import { preload } from "react-dom";
import type { RideId } from "@/core/ids";
import { channelsAddress, OWN_RIDES, type RidesBase, rideAddress } from "./ride-address";

/**
 * Leads to a ride. Whoever reaches for it most likely presses it: what the ride's page needs is fetched meanwhile. Not of an
 * athlete's, of whose log what was fetched is a line: a coach who only passed over it has opened nothing.
 */
export function RideLink({
  base,
  id,
  version,
  hasChannels,
  className,
  children,
}: {
  base: RidesBase;
  id: RideId;
  version: number;
  hasChannels: boolean;
  className: string;
  children: ReactNode;
}) {
  const [isReachedFor, setIsReachedFor] = useState(false);
  const reach = () => {
    if (isReachedFor || base !== OWN_RIDES) return;
    setIsReachedFor(true);
    if (hasChannels) preload(channelsAddress(base, id, version), { as: "fetch", crossOrigin: "anonymous" });
  };
  return (
    <Link
      href={rideAddress(base, id)}
      prefetch={isReachedFor}
      onPointerEnter={reach}
      onTouchStart={reach}
      onFocus={reach}
      className={className}
    >
      {children}
    </Link>
  );
}
