import type { Metadata } from "next";
import { AthletesPage } from "@/components/athletes/athletes-page";
import { toLine } from "@/components/athletes/morning-lines";
import { MorningList } from "@/components/athletes/morning-list";
import { NoAthletes } from "@/components/athletes/no-athletes";
import { requireViewer } from "@/server/auth";
import { listMorning } from "@/server/data/attention";
import { bringBackAction, putAwayAction } from "../attention-actions";

export const metadata: Metadata = { title: "Athletes" };

export default async function MorningPage() {
  const viewer = await requireViewer();
  const { athletes, putAway, count, others } = await listMorning(viewer);
  return (
    <AthletesPage>
      {count === 0 ? (
        <NoAthletes />
      ) : (
        <MorningList
          groups={athletes.map((athlete) => ({
            athleteId: athlete.athleteId,
            name: athlete.name,
            groupName: athlete.groupName,
            lines: athlete.reasons.map((reason) => toLine(athlete, reason)),
          }))}
          putAway={putAway.map(({ until, reason, ...athlete }) => ({ ...toLine(athlete, reason), until }))}
          others={others}
          actions={viewer.isDemonstration ? null : { putAway: putAwayAction, bringBack: bringBackAction }}
        />
      )}
    </AthletesPage>
  );
}
