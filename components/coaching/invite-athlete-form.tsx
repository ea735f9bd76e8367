"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { AddressField } from "./address-field";
import { type InvitationAction, NO_INVITATION } from "./invitation-state";
import { NewInvitation } from "./new-invitation";

/** Invites an athlete, who chooses what is seen when they accept. */
export function InviteAthleteForm({ action, canMail }: { action: InvitationAction; canMail: boolean }) {
  const [state, send] = useActionState(action, NO_INVITATION);
  return (
    <form action={send} className="flex flex-col gap-5" noValidate>
      <AddressField canMail={canMail} state={state} />
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <div>
        <SubmitButton>Make an invitation</SubmitButton>
      </div>
      {state.made && <NewInvitation key={state.made.link} made={state.made} />}
    </form>
  );
}
