import { SubmitButton } from "@/components/ui/submit-button";
import { inTime } from "./delivery-words";

export interface QueueRow {
  name: string;
  waiting: number;
  active: number;
  done: number;
  dead: number;
  oldestWaits: Date | null;
  lastTrouble: string | null;
}

/** What each queue does. */
const WORDS: Record<string, string> = {
  "apply-delivery": "Applies deliveries",
  "apply-ping": "Fetches what pings name",
  "ask-again": "Asks for a recording once more",
  "ask-athlete": "Asks which account a connection is",
  "ask-history": "Asks for the past",
  "digest-all": "Makes all digests for coaches anew",
  "digest-athlete": "Makes what coaches read of an athlete",
  "forget-data": "Deletes what is not wanted",
  "keep-deliveries": "Lets old deliveries go",
  "mail-digest": "Sends the mails of a day",
  "mail-notices": "Gathers notices for mails",
  "read-file": "Reads ride files",
  reconcile: "Compares connections with Terra",
  "reckon-rides": "Reckons rides again",
  "repair-gaps": "Asks for the last days again",
  "replay-deliveries": "Has deliveries applied again",
  "send-mail": "Sends mail",
  "settle-ride": "Puts rides together",
  "take-apart": "Opens uploads",
  "tidy-up": "Tidies up every minute",
  "undo-batch": "Takes uploads back",
  "verify-connection": "Has Terra confirm connections",
};

/** Every queue: what waits, what failed for good, and a press to try that again. */
export const QueueTable = ({
  queues,
  now,
  redrive,
}: {
  queues: readonly QueueRow[];
  now: Date;
  redrive: (form: FormData) => Promise<void>;
}) => (
  <table className="w-full border-collapse text-left">
    <caption className="sr-only">Queues</caption>
    <thead>
      <tr className="border-b border-line text-small text-muted">
        <th scope="col" className="py-2 pr-4 font-medium">
          Queue
        </th>
        {["Waiting", "At work", "Done today", "Given up"].map((name) => (
          <th
            key={name}
            scope="col"
            className={`py-2 pr-4 text-right font-medium ${name === "Done today" || name === "At work" ? "max-tablet:hidden" : ""}`}
          >
            {name}
          </th>
        ))}
        <th scope="col" className="py-2 pr-4 text-right font-medium max-tablet:hidden">
          Oldest waits
        </th>
      </tr>
    </thead>
    <tbody>
      {queues.map((queue) => (
        <Row key={queue.name} queue={queue} now={now} redrive={redrive} />
      ))}
    </tbody>
  </table>
);

function Row({
  queue: { name, waiting, active, done, dead, oldestWaits, lastTrouble },
  now,
  redrive,
}: {
  queue: QueueRow;
  now: Date;
  redrive: (form: FormData) => Promise<void>;
}) {
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-2 pr-4 font-normal">
        {WORDS[name] ?? name}
        <span className="block font-mono text-note text-muted">{name}</span>
        {dead > 0 && (
          <form action={redrive} className="mt-1 flex flex-col items-start gap-1">
            <input type="hidden" name="queue" value={name} />
            {lastTrouble && <span className="text-small text-muted wrap-anywhere">{lastTrouble}</span>}
            <SubmitButton look="plain">
              Try again<span className="sr-only"> what {name} gave up</span>
            </SubmitButton>
          </form>
        )}
      </th>
      <td className="py-2 pr-4 text-right tabular-nums">{waiting.toLocaleString("en")}</td>
      <td className="py-2 pr-4 text-right tabular-nums max-tablet:hidden">{active.toLocaleString("en")}</td>
      <td className="py-2 pr-4 text-right tabular-nums max-tablet:hidden">{done.toLocaleString("en")}</td>
      <td className={`py-2 pr-4 text-right tabular-nums ${dead > 0 ? "font-medium text-broken" : ""}`}>
        {dead.toLocaleString("en")}
      </td>
      <td className="py-2 pr-4 text-right tabular-nums max-tablet:hidden">
        {oldestWaits ? inTime(now.getTime() - oldestWaits.getTime()) : "–"}
      </td>
    </tr>
  );
}
