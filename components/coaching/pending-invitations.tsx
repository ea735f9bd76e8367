"use client";

import { useActionState } from "react";
import { Until } from "@/components/share/until";
import { Moment } from "@/components/shell/moment";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Consent } from "@/core/coaching";
import { inOneLine, SEEN_WORDS, seenOf } from "@/core/coaching-words";

export interface ListedInvitation {
  id: string;
  /** Null when it is for whoever has the link. */
  email: string | null;
  /** What a coach will see by it; null where the athlete says so when they accept. */
  consent: Consent | null;
  createdAt: Date;
  expiresAt: Date;
  isDeclined: boolean;
}

type Action = (previous: FormState, form: FormData) => Promise<FormState>;

/** Invitations that nobody has accepted yet, and how each is taken back. */
export const PendingInvitations = ({
  invitations,
  revoke,
}: {
  invitations: readonly ListedInvitation[];
  /** Null for who only looks around. */
  revoke: Action | null;
}) => (
  <ul className="border-t border-line">
    {invitations.map((invitation) => (
      <li
        key={invitation.id}
        className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
      >
        <div className="min-w-0">
          <p className="wrap-anywhere">
            For {invitation.email ?? "whoever has the link"}
            {invitation.isDeclined && <span className="font-medium text-attention"> · Declined</span>}
          </p>
          <p className="text-small text-muted">
            Made <Moment at={invitation.createdAt} /> · until <Until at={invitation.expiresAt} />
            {invitation.consent && ` · ${willSee(invitation.consent)}`}
          </p>
        </div>
        {revoke && <Revoke action={revoke} invitation={invitation} />}
      </li>
    ))}
  </ul>
);

/** `sees rides, map and heart rate` */
const willSee = (consent: Consent) =>
  `sees ${inOneLine(["rides", ...seenOf(consent).map((field) => SEEN_WORDS[field].label.toLowerCase())])}`;

function Revoke({ action, invitation: { id, email, isDeclined } }: { action: Action; invitation: ListedInvitation }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="invitationId" value={id} />
      {state.message && (
        <p role="alert" className="text-small text-broken">
          {state.message}
        </p>
      )}
      <SubmitButton look={isDeclined ? "plain" : "danger"}>
        {isDeclined ? "Put it away" : "Take it back"}
        <span className="sr-only">: the invitation for {email ?? "whoever has the link"}</span>
      </SubmitButton>
    </form>
  );
}
