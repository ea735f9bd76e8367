import { Moment } from "@/components/shell/moment";

export interface AuditRow {
  id: string;
  at: Date;
  /** Null of a command. */
  actor: string | null;
  action: string;
  subject: string;
  detail: unknown;
}

/** What was done with the rights of an operator, or to them, the newest first. */
export function AuditList({ entries }: { entries: readonly AuditRow[] }) {
  if (entries.length === 0) return <p className="text-muted">Nothing so far.</p>;
  return (
    <ol className="border-t border-line">
      {entries.map((entry) => (
        <li key={entry.id} className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2">
          <span className="wrap-anywhere">{inWords(entry)}</span>
          <span className="text-muted tabular-nums">
            <Moment at={entry.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** `Robin switched the street map off` */
function inWords({ actor, action, subject, detail }: AuditRow): string {
  const who = actor ?? "A command on the server";
  switch (action) {
    case "grant-operator":
      return `${who} made ${subject} an operator`;
    case "withdraw-operator":
      return `${who} took an operator’s rights back from ${subject}`;
    case "replay-deliveries":
      return `${who} had ${countIn(detail, "delivery", "deliveries")} applied again`;
    case "read-delivery":
      return `${who} looked into the delivery ${subject}`;
    case "download-delivery":
      return `${who} downloaded the delivery ${subject}`;
    case "check-setup":
      return `${who} looked whether everything works`;
    case "reconcile":
      return `${who} had all connections checked with Terra`;
    case "repair-gaps":
      return `${who} had the last days of all connections asked for again`;
    case "redrive-jobs":
      return `${who} had ${countIn(detail, "job", "jobs")} of ${subject} tried again`;
    case "dismiss-alarm":
      return `${who} dismissed the alarm ${subject}`;
    case "change-setting":
      if (subject === "accepted-data") return `${who} changed what data is accepted`;
      return subject === "street-map"
        ? `${who} switched the street map ${isOnIn(detail) ? "on" : "off"}`
        : `${who} changed ${subject}`;
    default:
      return `${who}: ${action} ${subject}`;
  }
}

/** `one job`, `1,200 jobs` */
function countIn(detail: unknown, one: string, many: string): string {
  const count = typeof detail === "object" && detail !== null && "count" in detail ? Number(detail.count) : Number.NaN;
  if (Number.isNaN(count)) return `some ${many}`;
  return count === 1 ? `one ${one}` : `${count.toLocaleString("en")} ${many}`;
}

const isOnIn = (detail: unknown): boolean =>
  typeof detail === "object" && detail !== null && "to" in detail && detail.to === true;
