import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeleteRide } from "@/components/rides/delete-ride";
import { EditRideForm } from "@/components/rides/edit-ride-form";
import { Page, Section } from "@/components/ui/page";
import { parseRideId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { findRideEdit } from "@/server/data/ride-edits";
import { findWhole } from "@/server/data/whole-recording";
import { REMOVED_DAYS } from "@/server/removed-days";
import { removeRideAction, saveRideAction } from "../../edit-actions";

export const metadata: Metadata = { title: "Edit ride" };

export default async function EditRidePage({ params }: PageProps<"/rides/[rideId]/edit">) {
  const viewer = await requireViewer();
  const id = parseRideId((await params).rideId);
  const edit = id && (await findRideEdit(viewer, id));
  const whole = id && (await findWhole(viewer, id));
  if (!edit || !whole) notFound();

  const title = edit.words.title ?? edit.recordedTitle;
  return (
    <Page title="Edit ride">
      <EditRideForm
        action={saveRideAction}
        rideId={edit.id}
        recordedTitle={edit.recordedTitle}
        words={edit.words}
        whole={{ ...whole, address: whole.isDrawn ? `/api/rides/${edit.id}/whole` : null }}
      />
      <Section title="Delete">
        <DeleteRide action={removeRideAction} rideId={edit.id} title={title} days={REMOVED_DAYS} />
      </Section>
    </Page>
  );
}
