import { ButtonLink } from "@/components/ui/button";
import type { RideId } from "@/core/ids";
import { compareAddress, NOTHING_ASKED } from "./compare-address";

/** From a ride to what it can be compared with. */
export const CompareLink = ({ rideId }: { rideId: RideId }) => (
  <ButtonLink
    look="bare"
    href={compareAddress({ ...NOTHING_ASKED, entries: [{ id: rideId, pass: 0 }], isPicking: true })}
  >
    Compare
  </ButtonLink>
);
