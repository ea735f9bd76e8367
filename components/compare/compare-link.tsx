import { ButtonLink } from "@/components/ui/button";
import type { RideId } from "@/core/ids";
import type { Span } from "@/core/span";
import { compareAddress, NOTHING_ASKED } from "./compare-address";

/** From a ride, or a stretch of it, to what it can be compared with. */
export const CompareLink = ({
  rideId,
  stretch = null,
  className = "",
}: {
  rideId: RideId;
  stretch?: Span | null;
  className?: string;
}) => (
  <ButtonLink
    look="bare"
    className={className}
    href={compareAddress({ ...NOTHING_ASKED, entries: [{ id: rideId, pass: 0 }], stretch, isPicking: true })}
  >
    Compare
  </ButtonLink>
);
