import type { CoachingRole } from "../prisma/generated/client";
import type { NewMail } from "./mail/send";
import { withoutLinks } from "./mail/without-links";

/** What somebody who is invited reads. Their name is whatever the inviter calls themself: no link comes of it. */
export function invitationMail({
  to,
  inviter,
  invitedAs,
  link,
  days,
}: {
  to: string;
  inviter: string;
  invitedAs: CoachingRole;
  link: string;
  /** Until the link is over. */
  days: number;
}): NewMail {
  const name = withoutLinks(inviter);
  const isCoach = invitedAs === "coach";
  const what = isCoach
    ? `${name} invites you to coach them on Musette: you would see their rides, and of the rest what they chose.`
    : `${name} would like to coach you on Musette. You choose what they would see of your rides, and can change or end it at any time.`;
  return {
    to,
    kind: "invitation",
    subject: isCoach ? `${name} invites you to coach them` : `${name} would like to coach you`,
    text: `${what}

Read what it is about, and accept or decline:
${link}

The link is for you alone, works once, and is over after ${days} days at the latest. If you do not know ${name}, do nothing.
`,
  };
}
