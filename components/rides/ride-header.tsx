import { CompareLink } from "@/components/compare/compare-link";
import { ButtonLink } from "@/components/ui/button";
import type { Ride } from "@/core/ride";
import { Downloads } from "./downloads";
import { RideHead } from "./ride-head";

/** The head of a rider's own ride, with what they can do with it. */
export function RideHeader({ ride, mayEdit }: { ride: Ride; mayEdit: boolean }) {
  return (
    <RideHead
      ride={ride}
      arrivedAt={ride.receivedAt}
      actions={
        <div className="flex flex-wrap gap-x-4">
          <ButtonLink look="bare" href={`/rides/${ride.id}/share`} prefetch={false}>
            Share
          </ButtonLink>
          <CompareLink rideId={ride.id} />
          {mayEdit && (
            <ButtonLink look="bare" href={`/rides/${ride.id}/edit`} prefetch={false}>
              Edit
            </ButtonLink>
          )}
          <Downloads ride={ride} />
        </div>
      }
    />
  );
}
