"use client";

import { useActionState } from "react";
import { EMPTY_FORM } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type AnswerAction, DeclineForm } from "./decline-form";

/** Where a coach accepts what an athlete offers. */
export function AcceptAsCoach({
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
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-[60ch]">
        {`${inviter} sees in a log what you open and when. What you do not need, you need not open.`}
      </p>
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <div className="flex flex-wrap items-start gap-3">
        <form action={send}>
          <input type="hidden" name="token" value={token} />
          <SubmitButton>Coach {inviter}</SubmitButton>
        </form>
        <DeclineForm token={token} action={decline} />
      </div>
    </div>
  );
}
