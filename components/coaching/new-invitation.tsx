import { LinkOnce } from "@/components/share/link-once";
import { Until } from "@/components/share/until";
import type { InvitationState } from "./invitation-state";

/** The link of an invitation that was just made, the one time that it is told. */
export const NewInvitation = ({
  made: { link, expiresAt, email, goesByMail },
}: {
  made: NonNullable<InvitationState["made"]>;
}) => (
  <LinkOnce
    label="The invitation’s link"
    lead={
      goesByMail
        ? `If mail can reach ${email}, it is on its way there, too. The surest is to send it to them yourself as well.`
        : "Send it to them yourself, by whatever way you talk."
    }
    link={link}
    title="An invitation to Musette"
  >
    It works once, until <Until at={new Date(expiresAt)} />
    {email === null
      ? ", for the first who accepts it: give it to nobody else. "
      : `, and only for who is signed in as ${email}. `}
    We keep no copy, so it cannot be shown again.
  </LinkOnce>
);
