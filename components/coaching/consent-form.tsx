"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Consent } from "@/core/coaching";
import { consentChange, inOneLine, SEEN_WORDS, type SeenField } from "@/core/coaching-words";
import { useConsentDraft } from "./consent-draft";
import { ConsentFields } from "./consent-fields";

/** Changes what a coach sees, and says before what comes of it. */
export function ConsentForm({
  action,
  coachId,
  coach,
  consent,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  coachId: string;
  /** The coach's name. */
  coach: string;
  /** As it is now. */
  consent: Consent;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const draft = useConsentDraft(consent);
  const change = consentChange(consent, draft.consent);
  const hasProblem = Object.keys(state.problems).length > 0;
  return (
    <form action={send} onReset={(event) => event.preventDefault()} className="flex flex-col gap-6" noValidate>
      <input type="hidden" name="coachId" value={coachId} />
      <ConsentFields draft={draft} problems={state.problems} />
      <div role="status" className="empty:hidden">
        {change && <Consequences coach={coach} change={change} />}
        {!change && state.message && !hasProblem && <Notice tone="good">{state.message}</Notice>}
      </div>
      {hasProblem && <Notice tone="broken">Nothing was changed yet: please look at what is marked above.</Notice>}
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  );
}

function Consequences({
  coach,
  change: { more, less, past, end },
}: {
  coach: string;
  change: NonNullable<ReturnType<typeof consentChange>>;
}) {
  const lines = [
    more.length > 0 && `${coach} will also see ${inWords(more)}.`,
    less.length > 0 && `${coach} will not see ${inWords(less)} any more, from their very next look on.`,
    past === "longer" && `${coach} will see earlier rides, too.`,
    past === "shorter" && `${coach} will not see earlier rides any more.`,
    end === "later" && `${coach} will see it for longer.`,
    end === "earlier" && `${coach} will see it for less long.`,
    (less.length > 0 || past === "shorter") && "What they downloaded or wrote down before stays with them.",
  ].filter((line) => line !== false);
  return (
    <div className="border-l-4 border-l-attention pl-4">
      <p className="font-medium">Once you save</p>
      <ul className="text-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

const inWords = (fields: readonly SeenField[]) => inOneLine(fields.map((field) => SEEN_WORDS[field].yours));
