"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

export function SignUpForm({
  action,
  next,
  canMail,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Where to go afterwards. */
  next: string;
  /** This house sends mail. */
  canMail: boolean;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="flex flex-col gap-5" noValidate>
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <input type="hidden" name="next" value={next} />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        required
        maxLength={80}
        defaultValue={state.values.name}
        problem={state.problems.name}
      />
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        hint={
          canMail
            ? "To sign in with, and for notices by mail: which, you choose under Settings."
            : "To sign in with. Nothing is sent to it."
        }
        defaultValue={state.values.email}
        problem={state.problems.email}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint="8 characters or more; 15 are better. Any characters will do."
        problem={state.problems.password}
      />
      <SubmitButton className="self-start">Create account</SubmitButton>
    </form>
  );
}
