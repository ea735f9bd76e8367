"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

/** Ends mails at one press: those of a kind, where one is named, or all. */
export function UnsubscribeForm({
  action,
  token,
  kind,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  token: string;
  kind: string | null;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <>
      {state.message && (
        <Notice tone="good" title={state.message}>
          You are still told in the app. To have mails again, sign in and see{" "}
          <TextLink href="/settings/notices">Settings, Notices</TextLink>.
        </Notice>
      )}
      <form action={send} className={`flex flex-col items-start gap-3 ${state.message ? "mt-6" : ""}`}>
        <input type="hidden" name="token" value={token} />
        {kind && state.message === null && (
          <SubmitButton name="kind" value={kind}>
            No more mails of this kind
          </SubmitButton>
        )}
        {!state.values.isAll && (
          <SubmitButton look={kind ? "plain" : "primary"} name="kind" value="">
            No more mails at all
          </SubmitButton>
        )}
      </form>
    </>
  );
}
