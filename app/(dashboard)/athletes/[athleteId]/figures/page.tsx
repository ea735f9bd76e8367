import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SingleFigures, ZoneFigures } from "@/app/(dashboard)/settings/figures/figures-list";
import { latestDay, today } from "@/app/(dashboard)/settings/figures/today";
import { Withheld } from "@/components/athletes/withheld";
import { CriticalPower } from "@/components/settings/critical-power";
import { Day } from "@/components/settings/day";
import { isFigureSeen } from "@/core/coach-figures";
import { firstDayOf } from "@/core/consent-days";
import type { FigureName } from "@/core/ride";
import { findAthleteFigures } from "@/server/data/athlete-figures";
import { athleteAt } from "../athlete-at";
import { removeAthleteFigureAction, saveAthleteFigureAction } from "./actions";

type Props = PageProps<"/athletes/[athleteId]/figures">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sight } = await athleteAt((await params).athleteId);
  return { title: `Figures of ${sight.name}` };
}

export default async function AthleteFiguresPage({ params }: Props) {
  const { viewer, sight } = await athleteAt((await params).athleteId);
  const now = new Date();
  const figures = await findAthleteFigures(viewer, sight.riderId, latestDay(now));
  if (figures === null) notFound();

  const { name, consent, known, powers, rows } = figures;
  const firstDay = consent.since && firstDayOf(consent.since);
  const actions = viewer.isDemonstration ? null : { save: saveAthleteFigureAction, remove: removeAthleteFigureAction };
  const athlete = { athleteId: figures.athleteId, name, firstDay };
  const isSeen = (kind: FigureName) => isFigureSeen(kind, consent);
  const state = { known, rows, actions, today: today(now), athlete, isSeen };
  return (
    // Nothing that was typed for one athlete may stand on the page of the next.
    <div key={figures.athleteId} className="max-w-[720px]">
      <p className="mb-6 max-w-[64ch] text-muted">
        What {name}&rsquo;s rides are worked out with, each by what was valid on its day. You may set thresholds and
        zones: {name} is told, sees that it was you, and can change it. What they said themselves is never written over.
        {firstDay && (
          <>
            {" "}
            You see their rides from <Day day={firstDay} /> on, and what is estimated here rests on those alone.
          </>
        )}
      </p>
      <section aria-labelledby="single-figures">
        <h2 id="single-figures" className="sr-only">
          Thresholds
        </h2>
        <SingleFigures {...state} />
      </section>
      <Withheld consent={sight.coaching} fields={["withHeartRate", "withWeight"]} className="mt-3" />
      <CriticalPower powers={powers} whose={name} />
      <ZoneFigures {...state} />
    </div>
  );
}
