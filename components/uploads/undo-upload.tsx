"use client";

import { useActionState, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { undoInWords } from "./batch-words";

/** Takes an upload back, and says before what that will delete. */
export function UndoUpload({
  action,
  batchId,
  undoing,
}: {
  action: (previous: string | null, form: FormData) => Promise<string | null>;
  batchId: string;
  undoing: { deletedRides: number; keptRides: number };
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [problem, send] = useActionState(action, null);
  const close = () => dialog.current?.close();
  return (
    <>
      <Button look="danger" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        Take back this upload
      </Button>
      {problem && (
        <p role="alert" className="self-center text-broken">
          {problem}
        </p>
      )}
      <dialog
        ref={dialog}
        aria-labelledby={title}
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-sheet border border-line bg-raised p-6 text-ink backdrop:bg-ink/40 dark:backdrop:bg-sunken/80"
      >
        <h2 id={title} className="text-title font-medium tracking-tight">
          Take back this upload?
        </h2>
        <ul className="mt-3 flex flex-col gap-2 text-muted">
          {undoInWords(undoing).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <form action={send} onSubmit={close} className="mt-6 flex flex-wrap gap-3">
          <input type="hidden" name="batchId" value={batchId} />
          <SubmitButton look="danger">Take it back</SubmitButton>
          <Button onClick={close}>Leave everything as it is</Button>
        </form>
      </dialog>
    </>
  );
}
