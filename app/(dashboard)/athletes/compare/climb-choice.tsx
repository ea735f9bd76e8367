import { ChooseClimber, type ClimberChoice, ClimbList } from "@/components/compare/climb-chooser";
import { daysInWords } from "@/components/compare/people-toolbar";
import type { UserId } from "@/core/ids";
import { listClimbingRides } from "@/server/data/compare-athletes";
import type { Asking } from "./laid-over";

/** Whose climb, and which. */
export async function ClimbChoice({
  people,
  riderId,
  shown: { viewer, days, since },
}: {
  people: readonly ClimberChoice[];
  riderId: UserId | null;
  shown: Asking;
}) {
  const rides = riderId && (await listClimbingRides(viewer, riderId, since));
  const name = people.find((one) => one.riderId === riderId)?.name;
  return (
    <>
      <h2 className="mb-3 text-title font-medium tracking-tight">A climb of whose rides?</h2>
      <ChooseClimber people={people} chosen={rides ? riderId : null} days={days} />
      {riderId && rides && (
        <section aria-label={`Climbs of ${name}`} className="mt-8">
          {rides.length === 0 ? (
            <p className="text-muted">
              {name} has climbed nothing in {daysInWords(days)} of which it is known, and shared, where it is.
            </p>
          ) : (
            <ClimbList riderId={riderId} rides={rides} days={days} />
          )}
        </section>
      )}
    </>
  );
}
