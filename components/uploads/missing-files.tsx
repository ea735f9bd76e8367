"use client";

import { useState } from "react";
import { formatBytes } from "@/core/ride-file-name";
import { Chooser } from "./drop-zone";
import { type ChosenFile, type Missing, resume } from "./outbox";
import { useOutbox } from "./use-outbox";

const MOST_SHOWN = 8;

/** What did not come whole, and is not on its way from this window either: chosen again, it goes on where it was. */
export function MissingFiles({ batchId, missing, count }: { batchId: string; missing: Missing[]; count: number }) {
  const outgoing = useOutbox().find((one) => one.batchId === batchId);
  const [problem, setProblem] = useState<string | null>(null);
  const failed = outgoing?.shown.filter(({ state }) => state === "failed").length ?? 0;
  const onTheirWay = outgoing ? outgoing.fileCount - outgoing.arrivedCount - failed : 0;
  if (count === 0 || onTheirWay > 0) return null;

  const choose = (files: ChosenFile[]) =>
    setProblem(
      resume(batchId, missing, files) > 0 ? null : "None of these is one that is missing: name and size differ.",
    );
  return (
    <section aria-label="Files that are missing" className="mt-8 border-l-4 border-l-attention pl-4">
      <h2 className="font-medium">
        {count === 1 ? "One file did not arrive whole" : `${count.toLocaleString("en-GB")} files did not arrive whole`}
      </h2>
      <p className="mt-1 max-w-[60ch] text-muted">
        {count === 1 ? "Choose it" : "Choose them"} again, and what is missing follows. What is here already is not sent
        twice. If another window is still sending, there is nothing to do.
      </p>
      <ul className="mt-3 text-small">
        {missing.slice(0, MOST_SHOWN).map(({ id, name, byteCount, receivedBytes }) => (
          <li key={id} className="flex max-w-[640px] justify-between gap-4">
            <span className="min-w-0 truncate">{name}</span>
            <span className="shrink-0 text-muted tabular-nums">{`${formatBytes(receivedBytes)} of ${formatBytes(byteCount)} are here`}</span>
          </li>
        ))}
      </ul>
      {count > MOST_SHOWN && <p className="text-small text-muted">{`And ${count - MOST_SHOWN} more.`}</p>}
      <div className="mt-3 flex flex-wrap gap-3">
        <Chooser label="Choose again" onChoose={choose} />
        {count > 1 && <Chooser label="Choose their folder" isFolder onChoose={choose} />}
      </div>
      {problem && (
        <p role="alert" className="mt-2 text-small text-broken">
          {problem}
        </p>
      )}
    </section>
  );
}
