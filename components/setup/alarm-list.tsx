import { Moment } from "@/components/shell/moment";
import { StateWord } from "@/components/ui/state-word";
import { SubmitButton } from "@/components/ui/submit-button";

export interface AlarmRow {
  kind: string;
  severity: "warn" | "page";
  since: Date;
  lastAt: Date;
  count: number;
  message: string;
}

/** What is wrong in the house, the most urgent first. */
export function AlarmList({
  alarms,
  dismiss,
}: {
  alarms: readonly AlarmRow[];
  dismiss: (form: FormData) => Promise<void>;
}) {
  if (alarms.length === 0) return <p className="text-muted">Nothing is wrong.</p>;
  return (
    <ul className="border-t border-line">
      {alarms.map(({ kind, severity, since, lastAt, count, message }) => (
        <li key={kind} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line py-3">
          <div className="max-w-[72ch]">
            <StateWord tone={severity === "page" ? "broken" : "attention"}>
              {severity === "page" ? "Now" : "In the morning"}
            </StateWord>
            <p className="wrap-anywhere">{message}</p>
            <p className="text-small text-muted">
              Since <Moment at={since} />, noticed {count === 1 ? "once" : `${count.toLocaleString("en")} times`}, last{" "}
              <Moment at={lastAt} />
            </p>
          </div>
          <form action={dismiss}>
            <input type="hidden" name="kind" value={kind} />
            <SubmitButton look="plain">
              Dismiss<span className="sr-only"> the alarm {kind}</span>
            </SubmitButton>
          </form>
        </li>
      ))}
    </ul>
  );
}
