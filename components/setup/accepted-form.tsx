"use client";

import { useActionState, useState } from "react";
import { DataBoxes } from "@/components/settings/data-boxes";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { WantedData } from "@/core/wanted-data";

/** Says what of providers' words may be kept in this house at all. */
export function AcceptedForm({
  action,
  accepted,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  accepted: WantedData;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [chosen, setChosen] = useState(accepted);
  return (
    <form action={send} onReset={(event) => event.preventDefault()} className="flex flex-col gap-6">
      <DataBoxes heading="What riders may have kept" chosen={chosen} accepted={null} onChange={setChosen} />
      {state.message && <Notice tone="good">{state.message}</Notice>}
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  );
}
