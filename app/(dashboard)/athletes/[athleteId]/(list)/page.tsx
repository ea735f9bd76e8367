import type { Metadata } from "next";
import { Withheld } from "@/components/athletes/withheld";
import { ridesOfAthlete } from "@/components/rides/ride-address";
import { parseRideCursor, printRideCursor } from "@/components/rides/ride-cursor";
import { RideList } from "@/components/rides/ride-list";
import { toWeeks, wholeWeeks } from "@/components/rides/weeks";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { firstDayOf } from "@/core/consent-days";
import { formatDayOfYear } from "@/core/format";
import { countRides, listRides } from "@/server/data/rides";
import { athleteAt } from "../athlete-at";

const RIDES_A_PAGE = 60;

export async function generateMetadata({ params }: PageProps<"/athletes/[athleteId]">): Promise<Metadata> {
  const { sight } = await athleteAt((await params).athleteId);
  return { title: `Rides of ${sight.name}` };
}

export default async function AthleteRidesPage({ params, searchParams }: PageProps<"/athletes/[athleteId]">) {
  const { viewer, sight } = await athleteAt((await params).athleteId);
  const { riderId, name, coaching } = sight;
  const before = parseRideCursor((await searchParams).before);
  const [rides, count] = await Promise.all([
    listRides(viewer, { riderId, before, take: RIDES_A_PAGE + 1 }),
    countRides(viewer, riderId),
  ]);
  const since = coaching.since && formatDayOfYear(new Date(firstDayOf(coaching.since)), 0);
  if (count === 0) {
    return (
      <EmptyState title="No rides yet">
        {since
          ? `${name} shares rides from ${since} on with you. The first one appears here by itself.`
          : `${name} has no rides here. The first one appears here by itself.`}
      </EmptyState>
    );
  }

  const base = ridesOfAthlete(riderId);
  const isCut = rides.length > RIDES_A_PAGE;
  const weeks = wholeWeeks(toWeeks(rides.slice(0, RIDES_A_PAGE)), isCut);
  const last = weeks.at(-1)?.rides.at(-1);
  return (
    <section aria-label={`Rides of ${name}`}>
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-muted">
        <p>
          {count === 1 ? "1 ride" : `${count} rides`}
          {since && ` from ${since} on`}
        </p>
        <Withheld consent={coaching} fields={["withHeartRate"]} />
      </div>
      <RideList key={before?.id} weeks={weeks} base={base} caption={`Rides of ${name}, newest first, week by week`} />
      <nav aria-label="More rides" className="mt-8 flex flex-wrap justify-center gap-3">
        {before && <ButtonLink href={base}>Newest rides</ButtonLink>}
        {isCut && last && <ButtonLink href={`${base}?before=${printRideCursor(last)}`}>Show older rides</ButtonLink>}
      </nav>
    </section>
  );
}
