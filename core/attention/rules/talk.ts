import { type Finding, rule, type Said } from "../rule";

const DAY_MS = 86_400_000;

/** Somebody waits for an answer. */
export const question = rule({
  title: "Asked a question",
  explanation:
    "The athlete wrote something with a question mark and you wrote nothing on that ride since. Reading it is no answer: it stays until you write, mark it done or the days are over.",
  settings: { days: { label: "For", unit: "days", first: 14, least: 1, most: 90 } },
  find: ({ talk, now }, { days }) => {
    return talk.questions.flatMap((asked): Finding[] => {
      // The clock of whoever wrote it down may be ahead.
      const age = Math.max(Number(now) - Number(asked.at), 0);
      if (age >= days * DAY_MS) return [];
      return [
        {
          reason: `Asked a question on “${asked.title}”${ago(age)}`,
          excess: age / (days * DAY_MS),
          evidence: talkOf(asked),
        },
      ];
    });
  },
});

/** Something was written. */
export const unread = rule({
  title: "Unread comments",
  explanation:
    "Comments of the athlete that you have not opened. Questions that wait for an answer are told by their own rule.",
  settings: { count: { label: "From", unit: "comments", first: 1, least: 1, most: 50 } },
  find: ({ talk: { news } }, { count: limit }) => {
    if (news === null || news.count < limit) return [];
    const { count, latest } = news;
    const told = count === 1 ? "1 unread comment" : `${count} unread comments`;
    const reason = `${told}, ${count === 1 ? "" : "the last "}on “${latest.title}”`;
    return [{ reason, excess: count / limit - 1, evidence: talkOf(latest) }];
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
