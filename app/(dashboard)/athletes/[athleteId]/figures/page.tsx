import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SingleFigures, ZoneFigures } from "@/app/(dashboard)/settings/figures/figures-list";
import { latestDay, today } from "@/app/(dashboard)/settings/figures/today";
import { CriticalPower } from "@/components/settings/critical-power";
import { Day } from "@/components/settings/day";
import { firstDayOf, isFigureSeen } from "@/core/coach-figures";
import { parseUserId } from "@/core/ids";
import type { FigureName } from "@/core/ride";
import { requireViewer } from "@/server/auth";
import { findAthleteFigures } from "@/server/data/athlete-figures";
import { removeAthleteFigureAction, saveAthleteFigureAction } from "./actions";

export const metadata: Metadata = { title: "Figures" };

export default async function AthleteFiguresPage({ params }: PageProps<"/athletes/[athleteId]/figures">) {
  const viewer = await requireViewer();
  const athleteId = parseUserId((await params).athleteId);
  const now = new Date();
  const figures = athleteId && (await findAthleteFigures(viewer, athleteId, latestDay(now)));
  if (!figures) notFound();

  const { name, consent, known, powers, rows } = figures;
  const firstDay = firstDayOf(consent);
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
      <Withheld name={name} isSeen={isSeen} />
      <CriticalPower powers={powers} whose={name} />
      <ZoneFigures {...state} />
    </div>
  );
}

/** What is not shown is said, or it would look as if it were not known. */
function Withheld({ name, isSeen }: { name: string; isSeen: (kind: FigureName) => boolean }) {
  const withheld = [!isSeen("maxHeartRate") && "heart rate", !isSeen("weightKg") && "weight"].filter(Boolean);
  if (withheld.length === 0) return null;
  return (
    <p className="mt-3 text-small text-muted">
      {name} does not share {withheld.join(" and ")} with you: what is known of it is not shown here.
    </p>
  );
}
