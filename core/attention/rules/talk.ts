import { rule, type Said } from "../rule";

const DAY_MS = 86_400_000;

/** Somebody waits for an answer. */
export const question = rule({
  title: "Asked a question",
  explanation:
    "The athlete wrote something with a question mark and you wrote nothing on that ride since. Reading it is no answer: it stays until you write, mark it done or the days are over.",
  settings: { days: { label: "For", unit: "days", first: 14, least: 1, most: 90 } },
  find: ({ talk, now }, { days }) => {
    const asked = talk.question;
    if (asked === null) return null;
    // The clock of whoever wrote it down may be ahead.
    const age = Math.max(Number(now) - Number(asked.at), 0);
    if (age >= days * DAY_MS) return null;
    return {
      reason: `Asked a question on “${asked.title}”${ago(age)}`,
      excess: age / (days * DAY_MS),
      evidence: talkOf(asked),
    };
  },
});

/** Something was written. */
export const unread = rule({
  title: "Unread comments",
  explanation: "Comments of the athlete that you have not opened. A question among them is told by its own rule.",
  settings: { count: { label: "From", unit: "comments", first: 1, least: 1, most: 50 } },
  find: ({ talk }, { count }) => {
    if (talk.latest === null || talk.unread < count || talk.question?.commentId === talk.latest.commentId) return null;
    const told = talk.unread === 1 ? "1 unread comment" : `${talk.unread} unread comments`;
    const reason = `${told}, ${talk.unread === 1 ? "" : "the last "}on “${talk.latest.title}”`;
    return { reason, excess: talk.unread / count - 1, evidence: talkOf(talk.latest) };
  },
});

const talkOf = ({ commentId, rideId }: Said) => ({
  place: { at: "talk" as const, rideId },
  label: "Read it",
  key: `comment ${commentId}`,
});

const ago = (milliseconds: number) => {
  const days = Math.floor(milliseconds / DAY_MS);
  return days === 0 ? "" : `, ${days} ${days === 1 ? "day" : "days"} ago`;
};
