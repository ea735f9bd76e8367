import { Moment } from "@/components/shell/moment";
import { ProgressBar } from "@/components/ui/progress-bar";

export interface ReplayRow {
  id: string;
  at: Date;
  actor: string | null;
  total: number;
  sent: number;
  left: number;
  isFinished: boolean;
}

/** What was applied again lately, and how far that is. */
export function ReplayList({ replays }: { replays: readonly ReplayRow[] }) {
  return (
    <ul className="flex max-w-[720px] flex-col gap-4">
      {replays.map(({ id, at, actor, total, sent, left, isFinished }) => (
        <li key={id}>
          <ProgressBar
            label={`${actor ?? "Somebody who is gone"} had ${total.toLocaleString("en")} applied again`}
            done={isFinished ? 1 : sent + left}
            total={isFinished ? 1 : Math.max(total, 1)}
            words={isFinished ? "Done" : `${(sent + left).toLocaleString("en")} of ${total.toLocaleString("en")}`}
            isSmall
          />
          <p className="mt-1 text-small text-muted">
            <Moment at={at} />. {sent.toLocaleString("en")} applied again or waiting for it
            {left > 0 && `, ${left.toLocaleString("en")} left as they were`}.
          </p>
        </li>
      ))}
    </ul>
  );
}
