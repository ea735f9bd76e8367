import type { InvitationState } from "@/components/coaching/invitation-state";
import { MOST_PENDING, type NewInvitation } from "@/server/data/invitations";
import { ONLY_LOOKING } from "../only-looking";

/** What a form that invites shows of what came of it. */
export function toInvitationState(invitation: NewInvitation, email: string | null): InvitationState {
  const values = { email: email ?? "" };
  if (invitation.outcome !== "made") return { message: refusal(invitation), problems: {}, values, made: null };
  const { link, expiresAt, goesByMail } = invitation;
  return {
    ...{ message: null, problems: {}, values: {} },
    made: { link, expiresAt: expiresAt.toISOString(), email, goesByMail },
  };
}

function refusal(invitation: Exclude<NewInvitation, { outcome: "made" }>): string {
  switch (invitation.outcome) {
    case "is-yourself":
      return "This is your own address. Nobody can coach themselves here: you see all of yours anyway.";
    case "too-many":
      return `There are ${MOST_PENDING} invitations of yours that nobody has accepted yet. Take some back first.`;
    case "too-often":
      return `You made many invitations in a short time. ${waitInWords(invitation.waitMs)}`;
    case "only-looking":
      return ONLY_LOOKING.message ?? "";
  }
}

function waitInWords(waitMs: number): string {
  const minutes = Math.ceil(waitMs / 60_000);
  return `Please wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then make the next.`;
}
