import type { ReactNode } from "react";
import { Moment } from "@/components/shell/moment";
import { ProgressBar } from "@/components/ui/progress-bar";
import { endOf, labelOf, leftOf, namedLabelOf, type Past, shortStandOf, standOf } from "./history-words";

/** How far the past has come that was asked for, and what can be done about it. */
export function HistoryProgress({
  past,
  actions,
  isSmall = false,
}: {
  past: Past;
  actions?: ReactNode;
  isSmall?: boolean;
}) {
  const end = endOf(past);
  const left = leftOf(past);
  return (
    <div className="flex flex-col gap-2" data-past={past.state}>
      {past.state === "running" ? (
        <ProgressBar
          label={isSmall ? namedLabelOf(past) : labelOf(past)}
          done={past.done + past.failed}
          total={past.total}
          words={isSmall ? shortStandOf(past) : standOf(past)}
          isSmall={isSmall}
        />
      ) : (
        !isSmall && <p className="font-medium">{labelOf(past)}</p>
      )}
      <p role="status" className="text-small text-muted empty:hidden">
        {end}
        {past.state === "running" && past.reason}
        {past.state === "running" && past.waitsUntil && (
          <>
            {" "}
            It goes on at <Moment at={past.waitsUntil} />.
          </>
        )}
        {left}
      </p>
      {actions && <div className="flex flex-wrap items-center gap-3">{actions}</div>}
    </div>
  );
}
