"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { providerName } from "@/core/provider-name";

/** Ends a connection, and asks what becomes of its rides. Where it has ended already, only that is left to do. */
export function DisconnectForm({
  action,
  connection,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  connection: { id: string; provider: string; rideCount: number; isOver: boolean };
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const name = providerName(connection.provider);
  const rides = ridesInWords(connection.rideCount);
  const isEmpty = !connection.isOver && connection.rideCount === 0;
  const isDeleting = state.values.rides === "delete";

  return (
    <form action={send} className="group flex max-w-[560px] flex-col gap-5">
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <input type="hidden" name="connectionId" value={connection.id} />
      {connection.isOver && <input type="hidden" name="rides" value="delete" />}
      {isEmpty && (
        <>
          <p>No rides came through it so far, and none will arrive from now on.</p>
          <input type="hidden" name="rides" value="keep" />
        </>
      )}
      {!connection.isOver && !isEmpty && (
        <fieldset>
          <legend className="mb-1 text-small font-medium">What becomes of your rides?</legend>
          <Choice name="rides" value="keep" label="Keep them" defaultChecked={!isDeleting}>
            {`No new rides arrive. You keep your ${rides}.`}
          </Choice>
          <Choice name="rides" value="delete" label="Delete them" defaultChecked={isDeleting}>
            {`No new rides arrive. Your ${rides}, the data they were made from, and what ${name} told of your health will be gone from here.`}
          </Choice>
        </fieldset>
      )}
      <div className={connection.isOver ? "" : "hidden group-has-[input[value=delete]:checked]:block"}>
        <TextField
          label="To be sure, type the word delete"
          name="word"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          problem={state.problems.word}
          hint={`This deletes your ${rides}, what ${name} told of your health, and all in which it was delivered, for good.`}
        />
      </div>
      <ul className="list-disc pl-5 text-small text-muted">
        {!connection.isOver && (
          <li>Terra, which brings the rides here, deletes all that it holds of this connection.</li>
        )}
        <li>
          {`${name} keeps what it has, and may go on listing the permission: unlink Terra in the ${name} app, too.`}
        </li>
        <li>Rides that you uploaded as files stay.</li>
      </ul>
      <div className="flex flex-wrap gap-3">
        <SubmitButton look="danger">{connection.isOver ? "Delete rides" : <DisconnectWords />}</SubmitButton>
        <ButtonLink href="/settings/connections">Leave everything as it is</ButtonLink>
      </div>
    </form>
  );
}

const ridesInWords = (count: number) => (count === 1 ? "one ride" : `${count.toLocaleString("en-GB")} rides`);

/** Says more when more is going to happen. */
function DisconnectWords() {
  return (
    <span>
      Disconnect<span className="hidden group-has-[input[value=delete]:checked]:inline"> and delete rides</span>
    </span>
  );
}
