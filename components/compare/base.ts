import { OWN_RIDES, type RidesBase, ridesOfAthlete } from "@/components/rides/ride-address";
import type { ComparedRide } from "@/core/compare/compared-ride";

/** Under which address a compared ride is looked at. */
export const baseOf = ({ rider }: ComparedRide): RidesBase =>
  rider && !rider.isViewer ? ridesOfAthlete(rider.id) : OWN_RIDES;
