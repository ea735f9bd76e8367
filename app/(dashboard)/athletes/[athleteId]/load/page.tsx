import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FitnessChart, LoadChart } from "@/components/athletes/load-charts";
import { daysUpTo, fitnessDays } from "@/components/athletes/load-days";
import { LoadParts } from "@/components/athletes/load-parts";
import { standingInWords, weekInWords } from "@/components/athletes/load-words";
import { rideAddress, ridesOfAthlete } from "@/components/rides/ride-address";
import { loadOn } from "@/core/attention/standing";
import { localDay } from "@/core/local-day";
import { findAthleteLoad } from "@/server/data/athlete-load";
import { athleteAt } from "../athlete-at";

export const metadata: Metadata = { title: "Load" };

const SHOWN_DAYS = 35;
const FITNESS_DAYS = 90;

export default async function LoadPage({ params }: PageProps<"/athletes/[athleteId]/load">) {
  const { viewer, sight } = await athleteAt((await params).athleteId);
  const load = await findAthleteLoad(viewer, sight.riderId);
  if (load === null) notFound();
  const { digest, today, rides } = load;
  if (digest === null) {
    return (
      <p role="status" className="text-lead text-muted">
        The numbers of {load.name} are being worked out, and come by themselves.
      </p>
    );
  }
  const base = ridesOfAthlete(sight.riderId);
  const days = daysUpTo(today, SHOWN_DAYS).map((day) => ({
    day,
    load: loadOn(digest, day),
    rides: rides
      .filter(({ startedAt, offsetMinutes }) => localDay(startedAt, offsetMinutes) === day)
      .map(({ id, title }) => ({ href: rideAddress(base, id), title })),
  }));
  return (
    <>
      <h2 className="sr-only">Load of {load.name}</h2>
      <div className="grid gap-x-12 gap-y-10 desk:grid-cols-2">
        <section id="week" className="scroll-mt-16 rounded-small target:bg-sunken">
          <LoadChart days={days} summary={weekInWords(digest, today)} />
        </section>
        <section id="form" className="scroll-mt-16 rounded-small target:bg-sunken">
          <FitnessChart days={fitnessDays(digest, today, FITNESS_DAYS)} summary={standingInWords(digest, today)} />
        </section>
      </div>
      <LoadParts
        base={base}
        digest={digest}
        today={today}
        withHeartRate={sight.coaching.withHeartRate}
        withNotes={sight.coaching.withNotes}
      />
    </>
  );
}
