import type { Metadata } from "next";
import { CriticalPower } from "@/components/settings/critical-power";
import { ReckoningProgress } from "@/components/settings/reckoning-progress";
import { requireViewer } from "@/server/auth";
import { findCriticalPowers, findKnownFigures, listFigures } from "@/server/data/figures";
import { findReckoning } from "@/server/data/reckoning";
import { removeFigureAction, saveFigureAction } from "./actions";
import { SingleFigures, ZoneFigures } from "./figures-list";
import { latestDay, today } from "./today";

export const metadata: Metadata = { title: "Figures" };

export default async function FiguresPage() {
  const viewer = await requireViewer();
  const now = new Date();
  const [known, powers, rows, reckoning] = await Promise.all([
    findKnownFigures(viewer, latestDay(now)),
    findCriticalPowers(viewer, latestDay(now)),
    listFigures(viewer),
    findReckoning(viewer),
  ]);
  const actions = viewer.isDemonstration ? null : { save: saveFigureAction, remove: removeFigureAction };
  const state = { known, rows, actions, today: today(now), athlete: null };

  return (
    <>
      <p className="mb-6 max-w-[64ch] text-muted">
        A ride is worked out with what was valid on its day. What you do not give is estimated from your rides where
        that can be done, and is marked wherever it is used; where it cannot, what depends on it is left out.
      </p>
      <ReckoningProgress progress={reckoning} />
      <section aria-labelledby="you">
        <h2 id="you" className="sr-only">
          You
        </h2>
        <SingleFigures {...state} />
      </section>
      <CriticalPower powers={powers} />
      <ZoneFigures {...state} />
    </>
  );
}
