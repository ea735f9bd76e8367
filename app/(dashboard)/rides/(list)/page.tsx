import type { Metadata } from "next";
import type { ComponentProps } from "react";
import { lookAroundAction } from "@/app/(public)/actions";
import { BringBackForm } from "@/components/rides/bring-back-form";
import { ConnectionTroubles } from "@/components/rides/connection-troubles";
import { LookAround } from "@/components/rides/look-around";
import { NoRides } from "@/components/rides/no-rides";
import { parseRideCursor, printRideCursor } from "@/components/rides/ride-cursor";
import { RideList } from "@/components/rides/ride-list";
import { toWeeks, wholeWeeks } from "@/components/rides/weeks";
import { HistoryProgress } from "@/components/settings/history-progress";
import { ReckoningProgress } from "@/components/settings/reckoning-progress";
import { HowWasItInList } from "@/components/talk/how-was-it-in-list";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { formatDate } from "@/core/format";
import { providerName } from "@/core/provider-name";
import { requireViewer } from "@/server/auth";
import { listConnections, listConnectionTroubles } from "@/server/data/connections";
import { listRunningPasts, type PastProgress } from "@/server/data/history";
import { listAsked } from "@/server/data/how-was-it";
import { findReckoning } from "@/server/data/reckoning";
import { listRemovedRides, type RemovedRide } from "@/server/data/ride-edits";
import { countRides, listRides } from "@/server/data/rides";
import { env } from "@/server/env";
import type { Viewer } from "@/server/viewer";
import { restoreRideAction } from "../edit-actions";
import { HOW_WAS_IT, toAsked } from "../how-was-it";

export const metadata: Metadata = { title: "Rides" };

const RIDES_A_PAGE = 60;

export default async function RidesPage({ searchParams }: PageProps<"/rides">) {
  const viewer = await requireViewer();
  const { before: cursor, deleted } = await searchParams;
  const before = parseRideCursor(cursor);
  const [rides, count, reckoning, removed, pasts, troubles, unsaid] = await Promise.all([
    listRides(viewer, { before, take: RIDES_A_PAGE + 1 }),
    countRides(viewer),
    findReckoning(viewer),
    listRemovedRides(viewer),
    listRunningPasts(viewer),
    listConnectionTroubles(viewer),
    listAsked(viewer),
  ]);
  const undo = <JustDeleted ride={removed.find(({ id }) => id === deleted)} />;
  if (count === 0) {
    const otherWay = env().isDemonstration && <LookAround action={lookAroundAction} />;
    const above = (
      <>
        {removed.length > 0 && (
          <div className="mb-6 flex flex-col items-start gap-3">
            {undo}
            <ButtonLink href="/rides/deleted">Deleted rides</ButtonLink>
          </div>
        )}
        <ConnectionTroubles troubles={troubles} />
        <Pasts pasts={pasts} />
      </>
    );
    return <NoRides way={await wayOf(viewer)} sandboxUrl={env().sandboxUrl} otherWay={otherWay} above={above} />;
  }

  const isCut = rides.length > RIDES_A_PAGE;
  const weeks = wholeWeeks(toWeeks(rides.slice(0, RIDES_A_PAGE)), isCut);
  const last = weeks.at(-1)?.rides.at(-1);
  return (
    <Page title="Rides" aside={<Aside count={count} />}>
      <ConnectionTroubles troubles={troubles} />
      {undo}
      {before === null && unsaid.length > 0 && (
        <HowWasItInList rides={unsaid.map(toAsked)} isNamed actions={HOW_WAS_IT} />
      )}
      <Pasts pasts={pasts} />
      <ReckoningProgress progress={reckoning} />
      <RideList key={before?.id} weeks={weeks} />
      <nav aria-label="More rides" className="mt-8 flex flex-wrap justify-center gap-3">
        {before && <ButtonLink href="/rides">Newest rides</ButtonLink>}
        {isCut && last && <ButtonLink href={`/rides?before=${printRideCursor(last)}`}>Show older rides</ButtonLink>}
        {removed.length > 0 && <ButtonLink href="/rides/deleted">Deleted rides</ButtonLink>}
      </nav>
    </Page>
  );
}

/** What of the rider's past is on its way. */
function Pasts({ pasts }: { pasts: readonly PastProgress[] }) {
  if (pasts.length === 0) return null;
  return (
    <div className="mb-6 flex flex-col gap-3 rounded-small border border-line bg-raised px-4 py-3">
      {pasts.map((past) => (
        <HistoryProgress key={past.id} past={past} isSmall />
      ))}
    </div>
  );
}

/** What was just done, and the way back. */
function JustDeleted({ ride }: { ride: RemovedRide | undefined }) {
  if (ride === undefined) return null;
  return (
    <div className="mb-6 w-full">
      <Notice title={`“${ride.title}” was deleted.`}>
        <div className="flex flex-wrap items-center gap-x-4">
          You can have it back until {formatDate(ride.goneAt, 0)}.
          <BringBackForm action={restoreRideAction} rideId={ride.id} title={ride.title} verb="Undo" />
        </div>
      </Notice>
    </div>
  );
}

function Aside({ count }: { count: number }) {
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {count === 1 ? "1 ride" : `${count} rides`}
      <ButtonLink href="/uploads">Upload rides</ButtonLink>
    </span>
  );
}

async function wayOf(viewer: Viewer): Promise<ComponentProps<typeof NoRides>["way"]> {
  if (viewer.isDemonstration) return { is: "arriving" };
  const connection = (await listConnections(viewer)).find(({ state }) => state === "active");
  return connection ? { is: "connected", provider: providerName(connection.provider) } : { is: "missing" };
}
