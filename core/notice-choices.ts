import type { NoticeKind } from "./notices";

/** Every kind of notice, those that ask for something first. */
export const NOTICE_KINDS = [
  "comment",
  "connection-broken",
  "how-was-it",
  "figures-set",
  "ride-arrived",
  "consent-changed",
  "coaching-begun",
  "coaching-ended",
] as const satisfies readonly NoticeKind[];

/** When a notice goes out by mail: within minutes, with all others of a day, or not. */
export const MAIL_TIMES = ["at-once", "daily", "never"] as const;
export type MailTime = (typeof MAIL_TIMES)[number];

/** How somebody wants to be told of one kind. */
export interface NoticeChoice {
  /** On the page of notices, and counted at the bell. */
  isShown: boolean;
  mail: MailTime;
}

export type NoticeChoices = Record<NoticeKind, NoticeChoice>;

/** Of somebody who never chose. */
export const FIRST_CHOICES: NoticeChoices = {
  comment: { isShown: true, mail: "at-once" },
  "connection-broken": { isShown: true, mail: "at-once" },
  "how-was-it": { isShown: true, mail: "never" },
  "figures-set": { isShown: true, mail: "at-once" },
  "ride-arrived": { isShown: false, mail: "never" },
  "consent-changed": { isShown: true, mail: "at-once" },
  "coaching-begun": { isShown: true, mail: "at-once" },
  "coaching-ended": { isShown: true, mail: "at-once" },
};

/** A kind of notice taken from an address, or null when it is none. */
export const parseNoticeKind = (text: string): NoticeKind | null => NOTICE_KINDS.find((kind) => kind === text) ?? null;

/** Choices as they were kept; what is not said in them, or cannot be read, is as it was for everybody at first. */
export function readNoticeChoices(json: unknown): NoticeChoices {
  const kept = asRecord(json);
  return eachKind((kind) => {
    const { isShown, mail } = asRecord(kept[kind]);
    return {
      isShown: typeof isShown === "boolean" ? isShown : FIRST_CHOICES[kind].isShown,
      mail: MAIL_TIMES.find((time) => time === mail) ?? FIRST_CHOICES[kind].mail,
    };
  });
}

/** The same choices, but no mail: of one kind, or of all where none is named. */
export const withoutMail = (choices: NoticeChoices, kind: NoticeKind | null): NoticeChoices =>
  eachKind((one) => (kind === null || kind === one ? { ...choices[one], mail: "never" } : choices[one]));

/** The kinds that go out by mail at a time. */
export const mailedKinds = (choices: NoticeChoices, time: MailTime): NoticeKind[] =>
  NOTICE_KINDS.filter((kind) => choices[kind].mail === time);

/** The kinds that are shown on the page of notices. */
export const shownKinds = (choices: NoticeChoices): NoticeKind[] =>
  NOTICE_KINDS.filter((kind) => choices[kind].isShown);

/** A choice for each kind. */
export const eachKind = (choose: (kind: NoticeKind) => NoticeChoice): NoticeChoices =>
  Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, choose(kind)])) as NoticeChoices;

const asRecord = (json: unknown): Record<string, unknown> =>
  typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};

const HOUR_MS = 3_600_000;
const DIGEST_HOUR = 7;

/**
 * When the mail of a day was last due: seven in the morning, by the clock of whoever gets it.
 *
 * @param offsetMinutes of that clock, east of UTC
 */
export function lastDigestHour(now: Date, offsetMinutes: number): Date {
  const shiftMs = offsetMinutes * 60_000 - DIGEST_HOUR * HOUR_MS;
  const days = Math.floor((now.getTime() + shiftMs) / (24 * HOUR_MS));
  return new Date(days * 24 * HOUR_MS - shiftMs);
}
