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
  connection: { id: string; provider: string; rideCount: number; dayCount: number; isOver: boolean };
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const name = providerName(connection.provider);
  const { rideCount, dayCount } = connection;
  const stored = storedInWords(rideCount, dayCount);
  const isEmpty = !connection.isOver && rideCount + dayCount === 0;
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
          <legend className="mb-1 text-small font-medium">What becomes of what came through it?</legend>
          <Choice name="rides" value="keep" label="Keep them" defaultChecked={!isDeleting}>
            {`Nothing new arrives. You keep your ${stored}.`}
          </Choice>
          <Choice name="rides" value="delete" label="Delete them" defaultChecked={isDeleting}>
            {`Nothing new arrives. Your ${stored}, and the data that was made from, will be gone from here.`}
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
          hint={`This deletes your ${stored}, and all in which that was delivered, for good.`}
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
        <SubmitButton look="danger">{connection.isOver ? "Delete them" : <DisconnectWords />}</SubmitButton>
        <ButtonLink href="/settings/connections">Leave everything as it is</ButtonLink>
      </div>
    </form>
  );
}

/** "34 rides", "one ride and 120 days of health"; "rides" when there is nothing. */
function storedInWords(rideCount: number, dayCount: number): string {
  const counted = [
    rideCount === 1 ? "one ride" : rideCount > 0 && `${rideCount.toLocaleString("en-GB")} rides`,
    dayCount === 1 ? "one day of health" : dayCount > 0 && `${dayCount.toLocaleString("en-GB")} days of health`,
  ].filter((words) => words);
  return counted.join(" and ") || "rides";
}

/** Says more when more is going to happen. */
function DisconnectWords() {
  return (
    <span>
      Disconnect<span className="hidden group-has-[input[value=delete]:checked]:inline"> and delete them</span>
    </span>
  );
}
