import type { Metadata } from "next";
import { CoachCard } from "@/components/coaching/coach-card";
import { EndCoachingForm } from "@/components/coaching/end-coaching-form";
import { Fold } from "@/components/coaching/fold";
import { FormerCoaches } from "@/components/coaching/former-coaches";
import { InviteCoachForm } from "@/components/coaching/invite-coach-form";
import { PendingInvitations } from "@/components/coaching/pending-invitations";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { LEAST_CONSENT } from "@/core/coaching";
import { parseUserId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { type Coach, listCoaches, listFormerCoaches } from "@/server/data/coachings";
import { listInvitations } from "@/server/data/invitations";
import { isMailSet } from "@/server/mail/send";
import { endCoachAction, inviteCoachAction, revokeInvitationAction } from "./actions";

export const metadata: Metadata = { title: "Coaches" };

export default async function CoachesPage({ searchParams }: PageProps<"/settings/coaches">) {
  const viewer = await requireViewer();
  const { ended, again, begun } = await searchParams;
  const [coaches, former, invitations] = await Promise.all([
    listCoaches(viewer),
    listFormerCoaches(viewer),
    listInvitations(viewer, "coach"),
  ]);
  const named = (people: readonly Coach[], id: unknown) =>
    people.find(({ coachId }) => coachId === parseUserId(String(id)));
  const justEnded = named(former, ended);
  const justBegun = named(coaches, begun);
  const invitedAgain = named(former, again);

  return (
    <>
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <p className="max-w-[56ch] text-muted">
          A coach sees your rides, and of the rest what you choose. You change or end it whenever you like, without
          asking.
        </p>
        <TextLink href="/settings/coaches/log">What they opened</TextLink>
      </div>
      {justEnded && (
        <div className="mb-6">
          <Notice tone="good" title={`${justEnded.name} sees nothing of yours any more.`}>
            That was at once, and they are told. A mistake?{" "}
            <TextLink href={`/settings/coaches?again=${justEnded.coachId}#invite`}>Invite them again</TextLink> with
            what they saw before.
          </Notice>
        </div>
      )}
      {justBegun && (
        <div className="mb-6">
          <Notice tone="good" title={`${justBegun.name} coaches you from now on.`}>
            Below stands what they see.
          </Notice>
        </div>
      )}
      <section aria-labelledby="coaches" className="flex flex-col gap-4">
        <h2 id="coaches" className="sr-only">
          Who coaches you
        </h2>
        {coaches.length === 0 && <p className="text-lead">Nobody coaches you: only you see your rides.</p>}
        {coaches.map((coach) => (
          <CoachCard
            key={coach.coachId}
            name={coach.name}
            consent={coach.consent}
            since={coach.acceptedAt}
            actions={
              !viewer.isDemonstration && (
                <>
                  <ButtonLink href={`/settings/coaches/${coach.coachId}`}>
                    Change what they see<span className="sr-only">: {coach.name}</span>
                  </ButtonLink>
                  <EndCoachingForm action={endCoachAction} otherId={coach.coachId} name={coach.name} />
                </>
              )
            }
          />
        ))}
      </section>
      {invitations.length > 0 && (
        <Section title="Invitations">
          <PendingInvitations
            invitations={invitations}
            revoke={viewer.isDemonstration ? null : revokeInvitationAction}
          />
        </Section>
      )}
      <div id="invite" className="scroll-mt-6">
        {viewer.isDemonstration ? (
          <Section title="Invite a coach">
            <p>Nobody can be invited in the demonstration.</p>
          </Section>
        ) : (
          <Fold
            key={invitedAgain?.coachId ?? "new"}
            title={
              invitedAgain
                ? `Invite ${invitedAgain.name} again`
                : coaches.length > 0
                  ? "Invite another coach"
                  : "Invite a coach"
            }
            isOpenAtFirst={coaches.length === 0 || invitedAgain !== undefined}
          >
            <InviteCoachForm
              action={inviteCoachAction}
              first={invitedAgain ? { ...invitedAgain.consent, until: null } : LEAST_CONSENT}
              canMail={isMailSet()}
            />
          </Fold>
        )}
      </div>
      {former.length > 0 && (
        <Section title="Coached you before">
          <FormerCoaches coaches={former} mayChange={!viewer.isDemonstration} />
        </Section>
      )}
      <p className="mt-10 border-t border-line pt-4 text-muted">
        You coach somebody yourself? <TextLink href="/athletes/invite">Invite an athlete</TextLink>
      </p>
    </>
  );
}
