"use client";

import { TextLink } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatBytes } from "@/core/ride-file-name";
import type { Outgoing, Sending } from "./outbox";
import { useOutbox } from "./use-outbox";

/** Files on their way from this window: all of them, or one batch's. */
export function OutgoingFiles({ batchId }: { batchId?: string }) {
  const outgoing = useOutbox().filter((one) => !one.isOver && (batchId === undefined || one.batchId === batchId));
  return outgoing.map((one) => <OutgoingBatch key={one.batchId} outgoing={one} isLinked={batchId === undefined} />);
}

function OutgoingBatch({ outgoing, isLinked }: { outgoing: Outgoing; isLinked: boolean }) {
  const { fileCount, arrivedCount, byteCount, sentBytes, shown, hiddenCount } = outgoing;
  return (
    <section aria-label="Files on their way" className="mt-8 rounded-sheet border border-line bg-raised p-4 tablet:p-6">
      <ProgressBar
        label={fileCount === 1 ? "Sending one file" : `Sending ${fileCount.toLocaleString("en-GB")} files`}
        done={sentBytes}
        total={byteCount}
        words={`${formatBytes(sentBytes)} of ${formatBytes(byteCount)}`}
      />
      <ul className="mt-4 flex flex-col gap-3">
        {shown.map((sending) => (
          <li key={sending.uploadId}>
            <FileOnItsWay sending={sending} />
          </li>
        ))}
      </ul>
      {hiddenCount > 0 && (
        <p className="mt-3 text-small text-muted">{`And ${hiddenCount.toLocaleString("en-GB")} more wait for their turn.`}</p>
      )}
      <p className="mt-4 text-small text-muted">
        {arrivedCount > 0 &&
          `${arrivedCount.toLocaleString("en-GB")} of ${fileCount.toLocaleString("en-GB")} arrived. `}
        Look around meanwhile, but keep this window open.{" "}
        {isLinked && <TextLink href={`/uploads/${outgoing.batchId}`}>What became of them so far</TextLink>}
      </p>
    </section>
  );
}

function FileOnItsWay({ sending }: { sending: Sending }) {
  const { name, byteCount, sentBytes, state, message } = sending;
  return (
    <>
      <ProgressBar
        label={name}
        done={sentBytes}
        total={byteCount}
        words={state === "waiting" ? "waits" : `${formatBytes(sentBytes)} of ${formatBytes(byteCount)}`}
        isSmall
      />
      {message && (
        <p role="status" className={`mt-1 text-small ${state === "failed" ? "text-broken" : "text-attention"}`}>
          {message}
        </p>
      )}
    </>
  );
}
