"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { providerName } from "@/core/provider-name";

/** Leads to the provider's own page, where the rider agrees. */
export function ConnectForm({
  action,
  provider,
  children,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  provider: string;
  /** What the button says, when it is not "Connect Bryton". */
  children?: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="flex flex-col items-start gap-3">
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <input type="hidden" name="provider" value={provider} />
      <SubmitButton pending={`Going to ${providerName(provider)} …`}>
        {children ?? `Connect ${providerName(provider)}`}
      </SubmitButton>
    </form>
  );
}
