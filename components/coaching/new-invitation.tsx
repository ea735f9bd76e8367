"use client";

import { useEffect, useId, useRef } from "react";
import { CopyButton } from "@/components/share/copy-button";
import { SendButton } from "@/components/share/send-button";
import { Until } from "@/components/share/until";
import type { InvitationState } from "./invitation-state";

/** The link of an invitation that was just made, the one time that it is told. */
export function NewInvitation({
  made: { link, expiresAt, email, goesByMail },
}: {
  made: NonNullable<InvitationState["made"]>;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Another link is another thing to look at.
    if (link) field.current?.focus();
  }, [link]);
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(link);
  };
  return (
    <div className="rounded-small border border-line border-l-4 border-l-good bg-raised px-4 py-3">
      <label htmlFor={id} className="font-medium">
        The invitation’s link
      </label>
      <p className="text-muted">
        {goesByMail
          ? `If mail can reach ${email}, it is on its way there, too. The surest is to send it to them yourself as well.`
          : "Send it to them yourself, by whatever way you talk."}
      </p>
      <input
        ref={field}
        id={id}
        readOnly
        value={link}
        aria-describedby={`${id}-once`}
        onFocus={({ currentTarget }) => currentTarget.select()}
        className="mt-2 min-h-10 w-full rounded-sheet border border-control bg-paper px-3 py-2 text-body"
      />
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <CopyButton copy={copy}>Copy the link</CopyButton>
        <SendButton content={async () => ({ title: "An invitation to Musette", url: link })}>Send it …</SendButton>
      </div>
      <p id={`${id}-once`} className="mt-3 text-small text-muted">
        It works once, until <Until at={new Date(expiresAt)} />
        {email === null
          ? ", for the first who accepts it: give it to nobody else. "
          : `, and only for who is signed in as ${email}. `}
        We keep no copy, so it cannot be shown again.
      </p>
    </div>
  );
}
