import type { Metadata } from "next";
import { AthletesPage } from "@/components/athletes/athletes-page";
import { NoAthletes } from "@/components/athletes/no-athletes";
import { RosterControls } from "@/components/athletes/roster-controls";
import { groupsOf, parseRosterView, rosterAddress, rowsOf } from "@/components/athletes/roster-rows";
import { RosterTable } from "@/components/athletes/roster-table";
import { TextLink } from "@/components/ui/link";
import { requireViewer } from "@/server/auth";
import { listRoster } from "@/server/data/roster";
import { saveGroupAction } from "../attention-actions";

export const metadata: Metadata = { title: "Roster" };

export default async function RosterPage({ searchParams }: PageProps<"/athletes/roster">) {
  const viewer = await requireViewer();
  const view = parseRosterView(await searchParams);
  const all = await listRoster(viewer);
  const rows = rowsOf(all, view);
  const groups = groupsOf(all);
  return (
    <AthletesPage>
      {all.length === 0 ? (
        <NoAthletes />
      ) : (
        <>
          <RosterControls view={view} groups={groups} />
          <p role="status" className="mb-2 text-small text-muted">
            {rows.length === all.length ? counted(all.length) : `${rows.length} of ${counted(all.length)}`}
          </p>
          {rows.length === 0 ? (
            <p className="py-8">
              Nobody is called so. <TextLink href={rosterAddress(parseRosterView({}))}>Show all</TextLink>
            </p>
          ) : (
            <RosterTable
              rows={rows}
              view={view}
              groups={groups}
              saveGroup={viewer.isDemonstration ? null : saveGroupAction}
            />
          )}
        </>
      )}
    </AthletesPage>
  );
}

const counted = (count: number) => (count === 1 ? "1 athlete" : `${count} athletes`);
