"use client";

import { useActionState, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

/** Deletes a ride, and says before what that means and how long it can be undone. */
export function DeleteRide({
  action,
  rideId,
  title,
  days,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  rideId: string;
  title: string;
  /** So long it can be undone. */
  days: number;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [state, send] = useActionState(action, EMPTY_FORM);
  const close = () => dialog.current?.close();
  return (
    <>
      {state.message && (
        <div className="mb-4">
          <Notice tone="broken">{state.message}</Notice>
        </div>
      )}
      <Button look="danger" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        Delete this ride
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={heading}
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-sheet border border-line bg-raised p-6 text-ink backdrop:bg-ink/40 dark:backdrop:bg-sunken/80"
      >
        <h2 id={heading} className="text-title font-medium tracking-tight wrap-anywhere">
          Delete “{title}”?
        </h2>
        <ul className="mt-3 flex flex-col gap-2 text-muted">
          <li>
            Its recordings, its numbers and what you wrote of it disappear at once, and your figures no longer rest on
            it.
          </li>
          <li>
            For {days} days you can have all of it back: at once by “Undo”, later under “Deleted rides” below your list
            of rides.
          </li>
          <li>Then it is deleted for good, with the files you brought of it. It does not come back by itself.</li>
        </ul>
        <form action={send} onSubmit={close} className="mt-6 flex flex-wrap gap-3">
          <input type="hidden" name="rideId" value={rideId} />
          <SubmitButton look="danger">Delete it</SubmitButton>
          <Button onClick={close}>Keep it</Button>
        </form>
      </dialog>
    </>
  );
}
