import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CoachingSpan } from "@/components/coaching/coach-card";
import { ConsentForm } from "@/components/coaching/consent-form";
import { EndCoachingForm } from "@/components/coaching/end-coaching-form";
import { SeenAtAGlance } from "@/components/coaching/seen-at-a-glance";
import { Until } from "@/components/share/until";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { parseUserId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { findCoach } from "@/server/data/coachings";
import { changeConsentAction, endCoachAction } from "../actions";

export const metadata: Metadata = { title: "What a coach sees" };

export default async function CoachPage({ params }: PageProps<"/settings/coaches/[coachId]">) {
  const viewer = await requireViewer();
  const id = parseUserId((await params).coachId);
  const coach = id && (await findCoach(viewer, id));
  if (!coach) notFound();
  const { coachId, name, consent, acceptedAt, overSince } = coach;

  return (
    <>
      <p className="mb-6">
        <TextLink href="/settings/coaches">All coaches</TextLink>
      </p>
      <h2 className="text-title font-medium tracking-tight wrap-anywhere">{name}</h2>
      <p className="mt-1 text-muted">
        {overSince ? "Coached you from" : "Coaches you since"} <Until at={acceptedAt} />
        {overSince && (
          <>
            {" until "}
            <Until at={overSince} />
          </>
        )}
        {" · "}
        {!overSince && (
          <>
            <CoachingSpan consent={consent} />
            {" · "}
          </>
        )}
        <TextLink href={`/settings/coaches/log?coach=${coachId}`}>What they opened</TextLink>
      </p>
      {overSince ? (
        <div className="mt-6">
          <Notice title={`${name} sees nothing of yours any more.`}>
            <TextLink href={`/settings/coaches?again=${coachId}#invite`}>Invite them again</TextLink>
          </Notice>
        </div>
      ) : (
        <>
          <div className="mt-6">
            <Card>
              <SeenAtAGlance consent={consent} />
            </Card>
          </div>
          <Section title="Change what they see">
            {viewer.isDemonstration ? (
              <p>Not to be changed in the demonstration.</p>
            ) : (
              <ConsentForm action={changeConsentAction} coachId={coachId} coach={name} consent={consent} />
            )}
          </Section>
          {!viewer.isDemonstration && (
            <Section title="End it">
              <p className="mb-4 max-w-[60ch] text-muted">
                {`${name} sees nothing of yours from then on, not even on a page that is open. What you said to each other on rides stays with you.`}
              </p>
              <EndCoachingForm action={endCoachAction} otherId={coachId} name={name} />
            </Section>
          )}
        </>
      )}
    </>
  );
}
