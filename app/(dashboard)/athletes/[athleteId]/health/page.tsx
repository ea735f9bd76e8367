import type { Metadata } from "next";
import { HealthView, Ranges } from "@/app/(dashboard)/health/health-view";
import { Withheld } from "@/components/athletes/withheld";
import { FirstDay } from "@/components/coaching/consent-day";
import { ridesOfAthlete } from "@/components/rides/ride-address";
import { EmptyState } from "@/components/ui/empty-state";
import { findHealthSpan } from "@/server/data/health";
import { readQuery } from "../../../health/days";
import { athleteAt } from "../athlete-at";

type Props = PageProps<"/athletes/[athleteId]/health">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sight } = await athleteAt((await params).athleteId);
  return { title: `Health of ${sight.name}` };
}

export default async function AthleteHealthPage({ params, searchParams }: Props) {
  const { viewer, sight } = await athleteAt((await params).athleteId);
  const { riderId, name, coaching } = sight;
  const query = readQuery(await searchParams);
  if (!coaching.withHealth) {
    return <EmptyState title="Nothing to see here">{`${name} does not share health data with you.`}</EmptyState>;
  }
  const span = await findHealthSpan(viewer, riderId);
  if (span === null) {
    return (
      <EmptyState title="Nothing is known yet">
        {`No provider has told anything of ${name}’s days that is shared with you. What comes appears here by itself.`}
      </EmptyState>
    );
  }
  const base = `${ridesOfAthlete(riderId)}/health`;
  return (
    <section aria-label={`Health of ${name}`}>
      <HealthView viewer={viewer} riderId={riderId} base={base} query={query} lastKnown={span.last}>
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="max-w-[64ch]">
            <p className="text-muted">
              {`What providers tell of ${name}’s days`}
              {coaching.since && (
                <>
                  , from <FirstDay since={coaching.since} /> on
                </>
              )}
              .
            </p>
            <Withheld consent={coaching} fields={["withHeartRate", "withWeight", "withCycle"]} className="mt-1" />
          </div>
          <Ranges base={base} chosen={query.range} />
        </div>
      </HealthView>
    </section>
  );
}
