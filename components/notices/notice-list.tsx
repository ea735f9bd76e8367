"use client";

import { useSyncExternalStore } from "react";
import { formatClockTime, formatDate } from "@/core/format";
import { localDay } from "@/core/local-day";

/** A notice as it reads now. */
export interface NoticeRow {
  id: string;
  at: Date;
  isRead: boolean;
  text: string;
  /** There is a page on which what it tells of is to be seen. */
  leadsOn: boolean;
}

/** Notices by days, the newest first; days and times by the clock of whoever looks, which the server does not know. */
export function NoticeList({ notices }: { notices: readonly NoticeRow[] }) {
  const isHere = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const offset = (at: Date) => (isHere ? -at.getTimezoneOffset() : 0);
  const days = Map.groupBy(notices, ({ at }) => localDay(at, offset(at)));
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-labelledby={`day-${day}`} className="mt-8 first:mt-0">
      <h2 id={`day-${day}`} className="border-b border-line pb-2 text-small font-medium text-muted">
        {isHere ? dayInWords(day, new Date()) : formatDate(new Date(day), 0)}
      </h2>
      <ol>
        {ofDay.map((notice) => (
          <Row key={notice.id} notice={notice} offset={offset(notice.at)} />
        ))}
      </ol>
    </section>
  ));
}

const neverChanges = () => () => {};

const DAY_MS = 86_400_000;

/** `Today`, `Yesterday`, `Saturday 28 November 2026` */
function dayInWords(day: string, now: Date): string {
  const ago = (days: number) => localDay(new Date(now.getTime() - days * DAY_MS), -now.getTimezoneOffset());
  if (day === ago(0)) return "Today";
  return day === ago(1) ? "Yesterday" : formatDate(new Date(day), 0);
}

/** Opening it says on our side that it was read: an address of its own, which a mail leads to, too. */
const Row = ({ notice: { id, at, isRead, text, leadsOn }, offset }: { notice: NoticeRow; offset: number }) => (
  <li
    className={`relative flex items-baseline gap-3 border-b border-line py-3 ${leadsOn ? "hover:bg-sunken" : ""} ${isRead ? "text-muted" : ""}`}
  >
    <span
      aria-hidden="true"
      className={`size-2 shrink-0 -translate-y-px rounded-full ${isRead ? "bg-transparent" : "bg-accent"}`}
    />
    <p className={`min-w-0 flex-1 text-lead wrap-anywhere ${isRead ? "" : "font-medium"}`}>
      {!isRead && <span className="sr-only">Not read: </span>}
      {leadsOn ? (
        <a href={`/notices/${id}`} className="after:absolute after:inset-0">
          {text}
        </a>
      ) : (
        text
      )}
    </p>
    <time dateTime={at.toISOString()} className="text-small text-muted tabular-nums">
      {formatClockTime(at, offset)}
    </time>
  </li>
);
