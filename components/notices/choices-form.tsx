"use client";

import { useActionState, useId } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { controlLook } from "@/components/ui/labelled";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { MAIL_TIMES, type MailTime, type NoticeChoice, type NoticeChoices } from "@/core/notice-choices";
import { KIND_WORDS } from "@/core/notice-words";
import type { NoticeKind } from "@/core/notices";

/** The kinds as they are chosen: what concerns a rider, what concerns who coaches, and what concerns both. */
const GROUPS: readonly { title: string; kinds: readonly NoticeKind[] }[] = [
  { title: "Your rides", kinds: ["comment", "how-was-it", "figures-set", "connection-broken"] },
  { title: "Athletes whom you coach", kinds: ["ride-arrived", "consent-changed"] },
  { title: "Coachings", kinds: ["coaching-begun", "coaching-ended"] },
];

const TIME_WORDS: Record<MailTime, string> = { "at-once": "At once", daily: "Once a day", never: "Never" };

const COLUMNS = "tablet:grid tablet:grid-cols-[1fr_5rem_8.5rem] tablet:items-center tablet:gap-x-6";

/** Says in which ways somebody is told of each kind of thing. */
export function ChoicesForm({
  action,
  choices,
  canMail,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  choices: NoticeChoices;
  /** This house sends mail. */
  canMail: boolean;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} onReset={(event) => event.preventDefault()} className="flex flex-col gap-8">
      {GROUPS.map(({ title, kinds }) => (
        <section key={title} aria-label={title}>
          <div className={`${COLUMNS} border-b border-line pb-2`}>
            <h2 className="text-title font-medium tracking-tight">{title}</h2>
            <span aria-hidden="true" className="hidden text-center text-small text-muted tablet:block">
              In the app
            </span>
            <span aria-hidden="true" className="hidden text-small text-muted tablet:block">
              By mail
            </span>
          </div>
          {kinds.map((kind) => (
            <Kind key={kind} kind={kind} choice={choices[kind]} canMail={canMail} />
          ))}
        </section>
      ))}
      {state.message && <Notice tone="good">{state.message}</Notice>}
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  );
}

function Kind({ kind, choice, canMail }: { kind: NoticeKind; choice: NoticeChoice; canMail: boolean }) {
  const id = useId();
  const { label, hint } = KIND_WORDS[kind];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot be a cell of a grid
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
      className={`${COLUMNS} border-b border-line py-3`}
    >
      <div>
        <p id={`${id}-label`} className="font-medium">
          {label}
        </p>
        <p id={`${id}-hint`} className="text-small text-muted">
          {hint}
        </p>
      </div>
      <div className="mt-2 flex items-center justify-between gap-4 tablet:contents">
        <label className="flex min-h-10 items-center gap-2 tablet:justify-center">
          <input
            type="checkbox"
            name={`show-${kind}`}
            defaultChecked={choice.isShown}
            className="size-4 accent-accent"
          />
          <span className="tablet:sr-only">In the app</span>
        </label>
        <label className="flex items-center gap-2">
          <span className="whitespace-nowrap tablet:sr-only">By mail</span>
          <select
            name={`mail-${kind}`}
            defaultValue={canMail ? choice.mail : "never"}
            disabled={!canMail}
            className={`${controlLook(undefined)} disabled:cursor-not-allowed disabled:opacity-60`}
          >
            {MAIL_TIMES.map((time) => (
              <option key={time} value={time}>
                {TIME_WORDS[time]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}
