"use client";

import { useActionState, useId, useState } from "react";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Sharing } from "@/core/shared-ride";
import { NewLink } from "./new-link";
import { NO_LINK, type ShareState } from "./share-state";
import type { Showable } from "./what-is-shown";

const ENDS = [
  ["1", "For a day"],
  ["7", "For 7 days"],
  ["30", "For 30 days"],
  ["365", "For a year"],
  ["date", "Until a day that I choose"],
] as const;

/** Makes a link: until when it shows the ride. What it shows is chosen beside it. */
export function ShareForm({
  action,
  rideId,
  title,
  sharing,
}: {
  action: (previous: ShareState, form: FormData) => Promise<ShareState>;
  rideId: string;
  title: string;
  sharing: Sharing;
}) {
  const [state, send] = useActionState(action, NO_LINK);
  const [until, setUntil] = useState("7");
  const withClock = (form: FormData) => {
    form.set("offset", String(-new Date().getTimezoneOffset()));
    send(form);
  };
  return (
    // What was chosen stays, for the next link or for another try: a form that was sent would forget it.
    <form action={withClock} onReset={(event) => event.preventDefault()} className="flex flex-col gap-4">
      <input type="hidden" name="rideId" value={rideId} />
      {sharing.withMap && <input type="hidden" name="map" value="on" />}
      {sharing.withHeartRate && <input type="hidden" name="heartRate" value="on" />}
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <SelectField
        label="It shows the ride"
        name="until"
        options={ENDS}
        value={until}
        onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        problem={state.problems.until}
        className="max-w-xs"
      />
      {until === "date" && (
        <TextField
          label="Until the end of"
          name="date"
          type="date"
          defaultValue={state.values.date}
          problem={state.problems.date}
          className="max-w-xs"
        />
      )}
      <div>
        <SubmitButton>Make a link</SubmitButton>
      </div>
      {state.link && <NewLink key={state.link} link={state.link} title={title} />}
    </form>
  );
}

/** What a link and the picture show. */
export function SharingFields({
  sharing,
  showable: { hasMap, hasHeartRate },
  choose,
}: {
  sharing: Sharing;
  showable: Showable;
  choose: (sharing: Sharing) => void;
}) {
  if (!hasMap && !hasHeartRate) return null;
  return (
    <fieldset>
      <legend className="text-small font-medium">Shown with</legend>
      {hasMap && (
        <Tick label="The map" isTicked={sharing.withMap} choose={(withMap) => choose({ ...sharing, withMap })} />
      )}
      {hasHeartRate && (
        <Tick
          label="Heart rate"
          isTicked={sharing.withHeartRate}
          choose={(withHeartRate) => choose({ ...sharing, withHeartRate })}
        />
      )}
    </fieldset>
  );
}

function Tick({ label, isTicked, choose }: { label: string; isTicked: boolean; choose: (isTicked: boolean) => void }) {
  const id = useId();
  return (
    <div className="flex items-center gap-3 py-1.5">
      <input
        type="checkbox"
        id={id}
        checked={isTicked}
        onChange={({ currentTarget }) => choose(currentTarget.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
