"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { Quantity } from "@/components/ui/quantity";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNKNOWN } from "@/core/format";
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

type Action = (previous: FormState, form: FormData) => Promise<FormState>;

const COLUMNS = [
  ["ftpWatts", "Threshold power", "W", 0],
  ["thresholdHeartRate", "Threshold heart rate", "bpm", 0],
  ["maxHeartRate", "Highest heart rate", "bpm", 0],
  ["restingHeartRate", "Resting heart rate", "bpm", 0],
  ["weightKg", "Weight", "kg", 1],
] as const;

/** What was valid from when, the newest first. */
export function FiguresHistory({
  rows,
  action,
}: {
  rows: FiguresRow[];
  /** Takes a row back; null where nothing may be changed. */
  action: Action | null;
}) {
  return (
    <>
      <PhoneList rows={rows} action={action} />
      <table className="hidden w-full text-left tablet:table">
        <thead className="text-small text-muted">
          <tr className="border-b border-line align-bottom">
            <th scope="col" className="py-2 pr-4 font-normal">
              From
            </th>
            {COLUMNS.map(([name, label]) => (
              <th key={name} scope="col" className="py-2 pl-4 text-right font-normal">
                {label}
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
              {COLUMNS.map(([name, , unit, decimals]) => (
                <td key={name} className="py-2 pl-4 text-right">
                  <Quantity text={figure(row[name], unit, decimals)} />
                </td>
              ))}
              {action && (
                <td className="pl-4 text-right">
                  <RemoveForm action={action} validFrom={row.validFrom} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The same where there is no room for a table: a day, and a line of what was said. */
function PhoneList({ rows, action }: { rows: FiguresRow[]; action: Action | null }) {
  return (
    <ul className="border-t border-line tablet:hidden">
      {rows.map((row) => (
        <li key={row.validFrom ?? "first"} className="flex items-start justify-between gap-4 border-b border-line py-2">
          <div>
            <p className="font-medium">{row.validFrom ? <Day day={row.validFrom} /> : "The beginning"}</p>
            <p className="text-muted tabular-nums">{inWords(row)}</p>
          </div>
          {action && <RemoveForm action={action} validFrom={row.validFrom} />}
        </li>
      ))}
    </ul>
  );
}

const inWords = (row: FiguresRow) =>
  COLUMNS.filter(([name]) => row[name] !== null)
    .map(([name, label, unit, decimals]) => `${label} ${figure(row[name], unit, decimals)}`)
    .join(" · ");

const figure = (value: number | null, unit: string, decimals: number) =>
  value === null ? UNKNOWN : `${value.toFixed(decimals)} ${unit}`;

function RemoveForm({ action, validFrom }: { action: Action; validFrom: string | null }) {
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
