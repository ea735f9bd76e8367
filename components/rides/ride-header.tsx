import { CompareLink } from "@/components/compare/compare-link";
import { ButtonLink } from "@/components/ui/button";
import type { Ride } from "@/core/ride";
import { Downloads } from "./downloads";
import { OWN_RIDES, type RidesBase, rideAddress } from "./ride-address";
import { RideHead } from "./ride-head";

/** The head of a ride, with what its rider, or their coach, can do with it. */
export function RideHeader({ ride, base, mayEdit }: { ride: Ride; base: RidesBase; mayEdit: boolean }) {
  const isOwn = base === OWN_RIDES;
  return (
    <RideHead
      ride={ride}
      arrivedAt={ride.receivedAt}
      isOwn={isOwn}
      actions={
        <div className="flex flex-wrap gap-x-4">
          {isOwn && (
            <ButtonLink look="bare" href={`${rideAddress(base, ride.id)}/share`} prefetch={false}>
              Share
            </ButtonLink>
          )}
          {isOwn && <CompareLink rideId={ride.id} />}
          {mayEdit && (
            <ButtonLink look="bare" href={`${rideAddress(base, ride.id)}/edit`} prefetch={false}>
              Edit
            </ButtonLink>
          )}
          <Downloads ride={ride} base={base} />
        </div>
      }
    />
  );
}
