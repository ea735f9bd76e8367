import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";
import { Page, Section } from "@/components/ui/page";
import { BatchList } from "@/components/uploads/batch-list";
import { DropZone } from "@/components/uploads/drop-zone";
import { LookAgain } from "@/components/uploads/look-again";
import { OutgoingFiles } from "@/components/uploads/outgoing";
import { requireViewer } from "@/server/auth";
import { listBatches } from "@/server/data/batches";

export const metadata: Metadata = { title: "Upload rides" };

const LOOK_AGAIN_MS = 5_000;

export default async function UploadsPage() {
  const viewer = await requireViewer();
  const batches = await listBatches(viewer);
  const isBusy = batches.some(({ state }) => state === "reading" || state === "undoing");
  return (
    <Page title="Upload rides">
      {viewer.isDemonstration ? (
        <Notice>You are only looking around here. With an account of your own you can bring ride files.</Notice>
      ) : (
        <DropZone />
      )}
      <OutgoingFiles />
      <Section title="Earlier uploads">
        {batches.length > 0 ? (
          <BatchList batches={batches} />
        ) : (
          <p className="text-muted">None so far. What you bring is listed here, and can be taken back as a whole.</p>
        )}
      </Section>
      {isBusy && <LookAgain everyMs={LOOK_AGAIN_MS} />}
    </Page>
  );
}
