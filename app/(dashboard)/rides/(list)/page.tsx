import type { Metadata } from "next";
import type { ComponentProps } from "react";
import { lookAroundAction } from "@/app/(public)/actions";
import { LookAround } from "@/components/rides/look-around";
import { NoRides } from "@/components/rides/no-rides";
import { parseRideCursor, printRideCursor } from "@/components/rides/ride-cursor";
import { RideList } from "@/components/rides/ride-list";
import { toWeeks, wholeWeeks } from "@/components/rides/weeks";
import { ReckoningProgress } from "@/components/settings/reckoning-progress";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { providerName } from "@/core/provider-name";
import { requireViewer } from "@/server/auth";
import { listConnections } from "@/server/data/connections";
import { findReckoning } from "@/server/data/reckoning";
import { countRides, listRides } from "@/server/data/rides";
import { env } from "@/server/env";
import type { Viewer } from "@/server/viewer";

export const metadata: Metadata = { title: "Rides" };

const RIDES_A_PAGE = 60;

export default async function RidesPage({ searchParams }: PageProps<"/rides">) {
  const viewer = await requireViewer();
  const before = parseRideCursor((await searchParams).before);
  const [rides, count, reckoning] = await Promise.all([
    listRides(viewer, { before, take: RIDES_A_PAGE + 1 }),
    countRides(viewer),
    findReckoning(viewer),
  ]);
  if (count === 0) {
    const otherWay = env().isDemonstration && <LookAround action={lookAroundAction} />;
    return <NoRides way={await wayOf(viewer)} sandboxUrl={env().sandboxUrl} otherWay={otherWay} />;
  }

  const isCut = rides.length > RIDES_A_PAGE;
  const weeks = wholeWeeks(toWeeks(rides.slice(0, RIDES_A_PAGE)), isCut);
  const last = weeks.at(-1)?.rides.at(-1);
  return (
    <Page title="Rides" aside={<Aside count={count} />}>
      <ReckoningProgress progress={reckoning} />
      <RideList key={before?.id} weeks={weeks} />
      <nav aria-label="More rides" className="mt-8 flex flex-wrap justify-center gap-3">
        {before && <ButtonLink href="/rides">Newest rides</ButtonLink>}
        {isCut && last && <ButtonLink href={`/rides?before=${printRideCursor(last)}`}>Show older rides</ButtonLink>}
      </nav>
    </Page>
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
