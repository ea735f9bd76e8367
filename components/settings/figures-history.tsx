"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Day } from "./day";

export interface FiguresRow {
  /** `YYYY-MM-DD`; null for the first. */
  validFrom: string | null;
  ftpWatts: number | null;
  thresholdHeartRate: number | null;
  maxHeartRate: number | null;
  restingHeartRate: number | null;
  weightKg: number | null;
}

const COLUMNS = [
  ["ftpWatts", "FTP", "W"],
  ["thresholdHeartRate", "Threshold", "bpm"],
  ["maxHeartRate", "Highest", "bpm"],
  ["restingHeartRate", "Resting", "bpm"],
  ["weightKg", "Weight", "kg"],
] as const;

/** What was valid from when, the newest first. */
export function FiguresHistory({
  rows,
  action,
}: {
  rows: FiguresRow[];
  /** Takes a row back; null where nothing may be changed. */
  action: ((previous: FormState, form: FormData) => Promise<FormState>) | null;
}) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-[560px] text-left">
        <thead className="text-small text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-2 pr-4 font-normal">
              From
            </th>
            {COLUMNS.map(([name, label, unit]) => (
              <th key={name} scope="col" className="py-2 pr-4 text-right font-normal">
                {label} <span className="text-note">{unit}</span>
              </th>
            ))}
            {action && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.validFrom ?? "first"} className="border-b border-line">
              <th scope="row" className="py-2 pr-4 font-normal whitespace-nowrap">
                {row.validFrom ? <Day day={row.validFrom} /> : "The beginning"}
              </th>
              {COLUMNS.map(([name]) => (
                <td key={name} className="py-2 pr-4 text-right tabular-nums">
                  {row[name]?.toLocaleString("en-GB") ?? <span className="text-muted">not said</span>}
                </td>
              ))}
              {action && (
                <td className="text-right">
                  <RemoveForm action={action} validFrom={row.validFrom} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RemoveForm({
  action,
  validFrom,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  validFrom: string | null;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send}>
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <input type="hidden" name="validFrom" value={validFrom ?? ""} />
      <SubmitButton look="bare" pending="Removing …">
        Remove
      </SubmitButton>
    </form>
  );
}
