import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Moment } from "@/components/shell/moment";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page, Section } from "@/components/ui/page";
import { BatchProgress } from "@/components/uploads/batch-progress";
import { FILE_RESULTS, type FileResult } from "@/components/uploads/batch-words";
import { FileList } from "@/components/uploads/file-list";
import { LookAgain } from "@/components/uploads/look-again";
import { MissingFiles } from "@/components/uploads/missing-files";
import { OutgoingFiles } from "@/components/uploads/outgoing";
import { ResultTabs } from "@/components/uploads/result-tabs";
import { UndoUpload } from "@/components/uploads/undo-upload";
import { parseBatchId, parseFileId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { type BatchPage, findBatch } from "@/server/data/batches";
import { undoUploadAction } from "../actions";

export const metadata: Metadata = { title: "Upload" };

/** The server tells of what changes; this is for where its word does not come through. */
const LOOK_AGAIN_MS = 2_000;

export default async function UploadPage({ params, searchParams }: PageProps<"/uploads/[batchId]">) {
  const viewer = await requireViewer();
  const id = parseBatchId((await params).batchId);
  const { result, after, "left-out": leftOut } = await searchParams;
  const state = FILE_RESULTS.find((one) => one === result) ?? null;
  const page = id && (await findBatch(viewer, id, { state, after: parseFileId(String(after ?? "")) }));
  if (!page) notFound();

  const { batch } = page;
  const isOver = batch.state === "undoing" || batch.state === "undone";
  return (
    <Page
      title="Upload"
      aside={
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Moment at={batch.createdAt} />
          {!isOver && !viewer.isDemonstration && (
            <UndoUpload action={undoUploadAction} batchId={batch.id} undoing={page.undoing} />
          )}
        </div>
      }
    >
      <BatchProgress batch={batch} />
      {leftOut && !isOver && <LeftOut count={Number(leftOut)} />}
      {!isOver && (
        <>
          <OutgoingFiles batchId={batch.id} />
          <MissingFiles batchId={batch.id} missing={page.arriving} count={batch.uploads.arriving} />
          <Results page={page} state={state} />
        </>
      )}
      <p className="mt-10">
        <ButtonLink href="/uploads">Upload more rides</ButtonLink>
      </p>
      {(batch.state === "reading" || batch.state === "undoing") && <LookAgain everyMs={LOOK_AGAIN_MS} />}
    </Page>
  );
}

function LeftOut({ count }: { count: number }) {
  if (!(count > 0)) return null;
  return (
    <div className="mt-6 max-w-[640px]">
      <Notice>
        {count === 1 ? "One file is no ride file" : `${count.toLocaleString("en-GB")} files are no ride files`} by name,
        and stayed where {count === 1 ? "it is" : "they are"}.
      </Notice>
    </div>
  );
}

function Results({ page, state }: { page: BatchPage; state: FileResult | null }) {
  const { batch, files, refused, next } = page;
  const others = batch.otherCount;
  return (
    <>
      {(files.length > 0 || state) && (
        <Section title="What became of the files">
          <ResultTabs batchId={batch.id} files={batch.files} chosen={state} />
          <FileList files={files} />
          {next && (
            <p className="mt-4 flex justify-center">
              <ButtonLink
                href={`/uploads/${batch.id}?${new URLSearchParams({ ...(state && { result: state }), after: next })}`}
              >
                Show more files
              </ButtonLink>
            </p>
          )}
        </Section>
      )}
      {refused.length > 0 && (
        <Section title="Not taken">
          <ul className="border-b border-line">
            {refused.map(({ id, name, reason }) => (
              <li key={id} className="grid gap-x-6 gap-y-1 border-t border-line py-3 desk:grid-cols-2">
                <span>{reason}</span>
                <span className="min-w-0 text-small break-words text-muted desk:text-right">{name}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {others > 0 && (
        <p className="mt-4 text-small text-muted">
          {others === 1 ? "One other file in it is" : `${others.toLocaleString("en-GB")} other files in it are`} no ride{" "}
          {others === 1 ? "file" : "files"}, and {others === 1 ? "was" : "were"} left out.
        </p>
      )}
    </>
  );
}
