"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { EMPTY_FORM } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { ATHLETE_FIELD, type AthleteOfForm } from "./figures-athlete";
import type { FormAction } from "./figures-form";
import { Since } from "./figures-provenance";
import { SAVED, savedFor } from "./saved";

export interface HistoryRow {
  /** `YYYY-MM-DD`; null for the beginning. */
  validFrom: string | null;
  /** `263 W` */
  text: string;
  /** "set by Anna on 3 Nov 2026"; null where nothing need be said of it. */
  signed: string | null;
  /** By whoever looks at it. */
  canBeRemoved: boolean;
}

/** What was said of one figure so far, the newest first. What is removed can be put back. */
export function FigureHistory({
  kind,
  rows,
  actions,
  athlete,
}: {
  kind: string;
  rows: readonly HistoryRow[];
  /** Null where nothing may be changed. */
  actions: { save: FormAction; remove: FormAction } | null;
  /** Whose figure it is; null of the viewer's own. */
  athlete: AthleteOfForm | null;
}) {
  return (
    <>
      {rows.length > 0 && <h4 className="mt-6 text-small font-medium">So far</h4>}
      {actions ? <ChangingRows kind={kind} rows={rows} athlete={athlete} {...actions} /> : <Rows rows={rows} />}
    </>
  );
}

function ChangingRows({
  kind,
  rows,
  athlete,
  save,
  remove,
}: {
  kind: string;
  rows: readonly HistoryRow[];
  athlete: AthleteOfForm | null;
  save: FormAction;
  remove: FormAction;
}) {
  const [state, send] = useActionState(remove, EMPTY_FORM);
  const { removedAt } = state.values;
  return (
    <>
      <Rows
        rows={rows}
        removal={(row) => (
          <form action={send}>
            <input type="hidden" name="kind" value={kind} />
            {athlete && <input type="hidden" name={ATHLETE_FIELD} value={athlete.athleteId} />}
            <input type="hidden" name="validFrom" value={row.validFrom ?? ""} />
            <RemoveButton {...row} />
          </form>
        )}
      />
      {removedAt ? (
        <UndoForm key={removedAt} save={save} removed={state.values} athlete={athlete} />
      ) : (
        state.message && <Notice tone="broken">{state.message}</Notice>
      )}
    </>
  );
}

function Rows({ rows, removal }: { rows: readonly HistoryRow[]; removal?: (row: HistoryRow) => ReactNode }) {
  return (
    <ul>
      {rows.map((row) => (
        <li
          key={row.validFrom ?? "beginning"}
          className="flex min-h-11 items-center justify-between gap-4 border-b border-line py-1"
        >
          <span>
            <span className="tabular-nums">{row.text}</span>{" "}
            <span className="text-muted">
              <Since validFrom={row.validFrom} />
              {row.signed && `, ${row.signed}`}
            </span>
          </span>
          {row.canBeRemoved && removal?.(row)}
        </li>
      ))}
    </ul>
  );
}

const RemoveButton = ({ validFrom, text }: HistoryRow) => (
  <SubmitButton look="bare" pending="Removing …">
    Remove
    <span className="sr-only">
      {text} <Since validFrom={validFrom} />
    </span>
  </SubmitButton>
);

/** Puts back what was just removed; the keyboard is where the way back is. */
function UndoForm({
  save,
  removed,
  athlete,
}: {
  save: FormAction;
  removed: Record<string, string>;
  athlete: AthleteOfForm | null;
}) {
  const [state, send] = useActionState(save, EMPTY_FORM);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("button")?.focus(), []);
  const whose = athlete ? "Their" : "Your";
  if (state.message === (athlete ? savedFor(athlete.name) : SAVED))
    return <Notice tone="good">It is back. {whose} rides are being worked out again.</Notice>;
  return (
    <form ref={form} action={send} className="mt-3">
      {Object.entries(removed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Notice>
        <span className="flex flex-wrap items-center gap-x-4">
          {state.message ?? `Removed. ${whose} rides are being worked out again.`}
          <SubmitButton look="bare">Undo</SubmitButton>
        </span>
      </Notice>
    </form>
  );
}
