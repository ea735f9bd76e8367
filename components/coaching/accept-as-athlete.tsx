"use client";

import { useActionState } from "react";
import { EMPTY_FORM } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { LEAST_CONSENT } from "@/core/coaching";
import { useConsentDraft } from "./consent-draft";
import { ConsentFields } from "./consent-fields";
import { type AnswerAction, DeclineForm } from "./decline-form";
import { SeenInPoints } from "./seen-in-points";

/** Where an athlete says what a coach who invited them sees, and accepts. */
export function AcceptAsAthlete({
  token,
  inviter,
  accept,
  decline,
}: {
  token: string;
  inviter: string;
  accept: AnswerAction;
  decline: AnswerAction;
}) {
  const [state, send] = useActionState(accept, EMPTY_FORM);
  const draft = useConsentDraft(LEAST_CONSENT);
  return (
    <div className="flex flex-col gap-6">
      <form
        id="accept"
        action={send}
        onReset={(event) => event.preventDefault()}
        className="flex flex-col gap-6"
        noValidate
      >
        <input type="hidden" name="token" value={token} />
        <ConsentFields draft={draft} problems={state.problems} />
        <section aria-label="What this comes to" className="rounded-sheet border border-line bg-raised p-4">
          <SeenInPoints consent={draft.consent} reader="athlete" coach={inviter} />
        </section>
        <p className="max-w-[60ch]">
          {`What ${inviter} opens, and when, you can read at any time under Settings, Coaches.`}
        </p>
        {state.message && <Notice tone="broken">{state.message}</Notice>}
        {Object.keys(state.problems).length > 0 && (
          <Notice tone="broken">Nothing was accepted yet: please look at what is marked above.</Notice>
        )}
        <div>
          <SubmitButton>Let {inviter} coach me</SubmitButton>
        </div>
      </form>
      <DeclineForm token={token} action={decline} />
    </div>
  );
}
