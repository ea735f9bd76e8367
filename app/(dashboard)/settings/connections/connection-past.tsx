import { HistoryButton } from "@/components/settings/history-button";
import { HistoryForm } from "@/components/settings/history-form";
import { HistoryProgress } from "@/components/settings/history-progress";
import { HistorySpanForm } from "@/components/settings/history-span-form";
import { ButtonLink } from "@/components/ui/button";
import type { Connection } from "@/server/data/connections";
import type { PastProgress } from "@/server/data/history";
import { cancelPastAction, historyAction, resumePastAction, spanAction } from "./actions";

/** What was asked for of a connection's past, how far that is, and what else can be asked for. */
export function ConnectionPast({
  connection: { id, provider, state },
  pasts,
  isFixed,
  isJustMade = false,
}: {
  connection: Connection;
  pasts: readonly PastProgress[];
  /** Nothing can be changed here. */
  isFixed: boolean;
  /** There is nothing yet that could be asked for again. */
  isJustMade?: boolean;
}) {
  const canAsk = !isFixed && state === "active" && !pasts.some((past) => past.state === "running");
  const hasHistory = pasts.some(({ kind }) => kind === "history");
  if (pasts.length === 0 && !canAsk) return null;
  return (
    <section aria-label="Earlier rides" className="mt-6 flex flex-col gap-4 border-t border-line pt-4">
      {pasts.map((past) => (
        <HistoryProgress
          key={past.id}
          past={past}
          actions={!isFixed && <PastActions past={past} canResume={canAsk} />}
        />
      ))}
      {canAsk && !hasHistory && <HistoryForm action={historyAction} connectionId={id} provider={provider} isFirst />}
      {canAsk && hasHistory && (
        <details>
          <summary className="cursor-pointer text-accent">Get more of your earlier rides</summary>
          <div className="mt-3">
            <HistoryForm action={historyAction} connectionId={id} provider={provider} isFirst={false} />
          </div>
        </details>
      )}
      {canAsk && !isJustMade && (
        <details>
          <summary className="cursor-pointer text-accent">Ask again for a time</summary>
          <div className="mt-3">
            <HistorySpanForm action={spanAction} connectionId={id} provider={provider} />
          </div>
        </details>
      )}
    </section>
  );
}

/** What can be done about one stretch of the past. */
export function PastActions({ past, canResume }: { past: PastProgress; canResume: boolean }) {
  const { id, state, isOfRides, found } = past;
  if (state === "running") {
    return (
      <HistoryButton action={cancelPastAction} name="requestId" value={id}>
        Stop
      </HistoryButton>
    );
  }
  if (state === "finished") {
    return isOfRides && found === 0 && <ButtonLink href="/uploads">Upload rides</ButtonLink>;
  }
  return (
    canResume && (
      <HistoryButton action={resumePastAction} name="requestId" value={id}>
        {state === "cancelled" ? "Go on" : "Ask for the rest again"}
      </HistoryButton>
    )
  );
}
