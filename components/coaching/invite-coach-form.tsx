"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Consent } from "@/core/coaching";
import { AddressField } from "./address-field";
import { useConsentDraft } from "./consent-draft";
import { ConsentFields } from "./consent-fields";
import { type InvitationAction, NO_INVITATION } from "./invitation-state";
import { NewInvitation } from "./new-invitation";
import { SeenInPoints } from "./seen-in-points";

/** Invites a coach, who sees what is chosen here as soon as they accept. */
export function InviteCoachForm({
  action,
  first,
  canMail,
}: {
  action: InvitationAction;
  /** What is chosen at first. */
  first: Consent;
  canMail: boolean;
}) {
  const [state, send] = useActionState(action, NO_INVITATION);
  const draft = useConsentDraft(first);
  return (
    // What was chosen stays, for another try or another coach: a form that was sent would forget it.
    <form action={send} onReset={(event) => event.preventDefault()} className="flex flex-col gap-6" noValidate>
      <ConsentFields draft={draft} problems={state.problems} />
      <section aria-label="What this comes to" className="rounded-sheet border border-line bg-raised p-4">
        <SeenInPoints consent={draft.consent} reader="athlete" coach="Your coach" />
      </section>
      <AddressField canMail={canMail} state={state} />
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <div>
        <SubmitButton>Make an invitation</SubmitButton>
      </div>
      {state.made && <NewInvitation key={state.made.link} made={state.made} />}
    </form>
  );
}
