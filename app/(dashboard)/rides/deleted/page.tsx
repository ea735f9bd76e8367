import type { Metadata } from "next";
import { BringBackForm } from "@/components/rides/bring-back-form";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { formatDate } from "@/core/format";
import { requireViewer } from "@/server/auth";
import { listRemovedRides, type RemovedRide } from "@/server/data/ride-edits";
import { REMOVED_DAYS } from "@/server/removed-days";
import { restoreRideAction } from "../edit-actions";

export const metadata: Metadata = { title: "Deleted rides" };

export default async function DeletedRidesPage() {
  const rides = await listRemovedRides(await requireViewer());
  return (
    <Page title="Deleted rides" aside={<ButtonLink href="/rides">To your rides</ButtonLink>}>
      <p className="mb-4 text-muted">
        {rides.length === 0 ? "There are none." : `For ${REMOVED_DAYS} days you can have them back.`}
      </p>
      <ul>
        {rides.map((ride) => (
          <Deleted key={ride.id} ride={ride} />
        ))}
      </ul>
    </Page>
  );
}

const Deleted = ({ ride: { id, title, startedAt, offsetMinutes, goneAt } }: { ride: RemovedRide }) => (
  <li className="flex flex-wrap items-baseline justify-between gap-x-6 border-t border-line py-2">
    <div>
      <p className="font-medium wrap-anywhere">{title}</p>
      <p className="text-small text-muted">
        {formatDate(startedAt, offsetMinutes)} · gone for good on {formatDate(goneAt, 0)}
      </p>
    </div>
    <BringBackForm action={restoreRideAction} rideId={id} title={title} verb="Bring back" />
  </li>
);
