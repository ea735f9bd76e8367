import type { Metadata } from "next";
import { parseCompareAddress } from "@/components/compare/compare-address";
import { CompareView } from "@/components/compare/compare-view";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { toComparedRide } from "@/core/compare/compared-ride";
import { requireViewer } from "@/server/auth";
import { findRide } from "@/server/data/rides";
import { PickRides } from "./pick-rides";

export const metadata: Metadata = { title: "Compare rides" };

export default async function ComparePage({ searchParams }: PageProps<"/rides/compare">) {
  const viewer = await requireViewer();
  const parameters = await searchParams;
  const asked = parseCompareAddress(parameters);
  const found = await Promise.all(asked.entries.map(({ id }) => findRide(viewer, viewer.userId, id)));
  const entries = asked.entries.filter((_, index) => found[index]);
  const missing = <Missing count={asked.entries.length - entries.length} />;
  const rides = found.filter((ride) => ride !== null).map(toComparedRide);

  if (asked.isPicking || entries.length < 2)
    return (
      <Page title="Compare rides">
        {missing}
        <PickRides viewer={viewer} asked={{ ...asked, entries }} parameters={parameters} />
      </Page>
    );
  return (
    <Page title="Compare rides">
      {missing}
      <CompareView key={entries.map(({ id }) => id).join()} asked={{ ...asked, entries }} rides={rides} />
    </Page>
  );
}

/** Somebody else's ride and one that never was look the same. */
function Missing({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <div className="mb-6">
      <Notice tone="attention" title={count === 1 ? "One ride is not here" : `${count} rides are not here`}>
        There is no such ride among yours. It may have been deleted, or it was somebody else&rsquo;s. The others are
        compared all the same.
      </Notice>
    </div>
  );
}
