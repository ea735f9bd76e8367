import type { Metadata } from "next";
import { revokeInvitationAction } from "@/app/(dashboard)/settings/coaches/actions";
import { InviteAthleteForm } from "@/components/coaching/invite-athlete-form";
import { PendingInvitations } from "@/components/coaching/pending-invitations";
import { TextLink } from "@/components/ui/link";
import { Page, Section } from "@/components/ui/page";
import { requireViewer } from "@/server/auth";
import { listAthletes } from "@/server/data/coachings";
import { listInvitations } from "@/server/data/invitations";
import { isMailSet } from "@/server/mail/send";
import { inviteAthleteAction } from "./actions";

export const metadata: Metadata = { title: "Invite an athlete" };

export default async function InviteAthletePage() {
  const viewer = await requireViewer();
  const [athletes, invitations] = await Promise.all([listAthletes(viewer), listInvitations(viewer, "athlete")]);

  return (
    <Page title="Invite an athlete" aside={<TextLink href="/athletes">Your athletes</TextLink>}>
      <div className="max-w-[720px]">
        <p className="mb-6 max-w-[60ch] text-muted">
          They need an account here, and make one when they accept if they have none. On the page that the link leads to
          they choose what you see beside their rides, from which ride on, and for how long.
        </p>
        {viewer.isDemonstration ? (
          <p>Nobody can be invited in the demonstration.</p>
        ) : (
          <InviteAthleteForm action={inviteAthleteAction} canMail={isMailSet()} />
        )}
        {invitations.length > 0 && (
          <Section title="Invitations">
            <PendingInvitations
              invitations={invitations}
              revoke={viewer.isDemonstration ? null : revokeInvitationAction}
            />
          </Section>
        )}
        {athletes.length > 0 && (
          <Section title="You coach">
            <ul className="border-t border-line">
              {athletes.map(({ athleteId, name }) => (
                <li
                  key={athleteId}
                  className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3"
                >
                  <span className="min-w-0 wrap-anywhere">{name}</span>
                  <TextLink href={`/athletes/${athleteId}/coaching`}>
                    What you see, and ending it<span className="sr-only">: {name}</span>
                  </TextLink>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </Page>
  );
}
