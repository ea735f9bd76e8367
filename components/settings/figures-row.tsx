import type { ReactNode } from "react";
import type { AthleteOfForm } from "./figures-athlete";
import { type FigureField, FigureForm, type FormAction } from "./figures-form";
import { FigureHistory, type HistoryRow } from "./figures-history";

/** What can be done with a figure. */
export interface FigureActions {
  save: FormAction;
  remove: FormAction;
}

/** One figure: what is valid now and where it comes from; opened, how to change it and what was said so far. */
export function FigureRow({
  kind,
  label,
  now,
  origin,
  field,
  current,
  history,
  actions,
  today,
  athlete,
  children,
}: {
  kind: string;
  label: string;
  /** Its value, where it is a single one. */
  now?: ReactNode;
  origin: ReactNode;
  field: FigureField;
  /** What is valid now as it would be typed, by the fields' names. */
  current: Record<string, string>;
  history: readonly HistoryRow[];
  /** Null where nothing may be changed. */
  actions: FigureActions | null;
  /** `YYYY-MM-DD` */
  today: string;
  /** Whose figure it is; null of the viewer's own. */
  athlete: AthleteOfForm | null;
  /** What is seen of it beside its value. */
  children?: ReactNode;
}) {
  return (
    <li className="border-b border-line pt-4 pb-2">
      <div className="flex items-start justify-between gap-4">
        <div>
          <h3 className="font-medium">{label}</h3>
          <p className="text-small text-muted">{origin}</p>
        </div>
        {now}
      </div>
      {children}
      {(actions || history.length > 0 || field.is === "number") && (
        <details name="figure">
          <summary className="inline-flex min-h-10 cursor-pointer items-center font-medium text-accent underline decoration-from-font underline-offset-3 hover:decoration-2">
            {actions ? "Change" : "More"}
            <span className="sr-only">: {label}</span>
          </summary>
          <div className="pt-2 pb-4">
            {actions ? (
              <FigureForm
                action={actions.save}
                kind={kind}
                field={field}
                current={current}
                isFirst={history.length === 0}
                today={today}
                athlete={athlete}
              />
            ) : (
              field.is === "number" && <p className="max-w-[64ch] text-small text-muted">{field.hint}</p>
            )}
            <FigureHistory kind={kind} rows={history} actions={actions} athlete={athlete} />
          </div>
        </details>
      )}
    </li>
  );
}
