"use client";

import { useActionState, useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { providerName } from "./provider-name";

/** Ends a connection, and asks what becomes of its rides. Where it has ended already, only that is left to do. */
export function DisconnectForm({
  action,
  connection,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  connection: { id: string; provider: string; rideCount: number; isOver: boolean };
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [rides, setRides] = useState(connection.isOver ? "delete" : "keep");
  const name = providerName(connection.provider);
  const count = rideCountInWords(connection.rideCount);

  return (
    <form action={send} className="flex max-w-[560px] flex-col gap-5">
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <input type="hidden" name="connectionId" value={connection.id} />
      {connection.isOver ? (
        <input type="hidden" name="rides" value="delete" />
      ) : (
        <fieldset>
          <legend className="mb-1 text-small font-medium">What becomes of your rides?</legend>
          <Choice
            name="rides"
            value="keep"
            label="Keep them"
            checked={rides === "keep"}
            onChange={() => setRides("keep")}
          >
            {`No new rides arrive. ${count} and everything reckoned from them stay.`}
          </Choice>
          <Choice
            name="rides"
            value="delete"
            label="Delete them"
            checked={rides === "delete"}
            onChange={() => setRides("delete")}
          >
            {`No new rides arrive. ${count} are deleted here, with all that was delivered of them. What ${name} has of them stays there.`}
          </Choice>
        </fieldset>
      )}
      {rides === "delete" && (
        <TextField
          label="To be sure, type the word delete"
          name="word"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          problem={state.problems.word}
          hint={`${count} are gone then, for good.`}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <SubmitButton look="danger">{buttonWords(connection.isOver, rides)}</SubmitButton>
        <ButtonLink href="/settings/connections">Leave everything as it is</ButtonLink>
      </div>
    </form>
  );
}

const rideCountInWords = (count: number) => (count === 1 ? "The 1 ride" : `All ${count.toLocaleString("en-GB")} rides`);

function buttonWords(isOver: boolean, rides: string): string {
  if (isOver) return "Delete rides";
  return rides === "delete" ? "Disconnect and delete rides" : "Disconnect";
}
