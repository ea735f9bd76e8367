import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AcceptAsAthlete } from "@/components/coaching/accept-as-athlete";
import { AcceptAsCoach } from "@/components/coaching/accept-as-coach";
import { InvitationFrame } from "@/components/coaching/invitation-frame";
import { SeenInPoints } from "@/components/coaching/seen-in-points";
import { Until } from "@/components/share/until";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { clientAddress } from "@/server/accounts/client-address";
import { unlessGuessing } from "@/server/accounts/guesses";
import { findViewer } from "@/server/auth";
import { type FoundInvitation, findInvitation } from "@/server/invitations";
import { acceptAction, declineAction } from "./actions";

/** Whoever is led elsewhere from here does not tell there where they came from: the address is the key. */
export const metadata: Metadata = {
  title: "An invitation",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const invitation = await findAt(token);
  if (!invitation) notFound();
  const { inviter, invitedAs, consent, expiresAt, isFor, standing } = invitation;
  const isCoach = invitedAs === "coach";

  return (
    <InvitationFrame
      title={isCoach ? `${inviter} invites you to coach them` : `${inviter} would like to coach you`}
      lead={
        isCoach
          ? "You would see their rides, and of the rest what they chose. They can change or end it at any time, and so can you end it."
          : "They would see your rides, and of the rest what you choose here. You can change it and end it at any time, without asking."
      }
      foot={
        <>
          The invitation works once, until <Until at={expiresAt} />
          {isFor && standing !== "for-another" && `, for who is signed in as ${isFor}`}. If you do not know {inviter},
          leave it.
        </>
      }
    >
      {consent && <SeenInPoints consent={consent} reader="coach" coach="" />}
      <Ways invitation={invitation} token={token} />
    </InvitationFrame>
  );
}

/** What this visitor can do about it. */
async function Ways({ invitation, token }: { invitation: FoundInvitation; token: string }) {
  const { inviter, inviterId, invitedAs, isFor, standing } = invitation;
  const isCoach = invitedAs === "coach";
  const next = encodeURIComponent(`/invitations/${token}`);
  switch (standing) {
    case "signed-out":
      return (
        <section aria-labelledby="ways">
          <h2 id="ways" className="mb-3 text-title font-medium tracking-tight">
            To answer, say who you are
          </h2>
          <p className="mb-4 text-muted">
            {isFor ? `It is for the account of ${isFor}. ` : ""}Nothing is accepted yet: you come back here and decide.
          </p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink look="primary" href={`/sign-in?next=${next}`}>
              Sign in
            </ButtonLink>
            <ButtonLink href={`/sign-up?next=${next}`}>Create an account</ButtonLink>
          </div>
        </section>
      );
    case "only-looking":
      return (
        <Notice title="You are only looking around here">
          <TextLink href={`/sign-in?next=${next}`}>Sign in</TextLink> or{" "}
          <TextLink href={`/sign-up?next=${next}`}>create an account</TextLink> to answer: you come back here.
        </Notice>
      );
    case "own":
      return (
        <Notice title="This is your own invitation">
          Send its link to {isCoach ? "your coach" : "your athlete"}. You cannot coach yourself.{" "}
          <TextLink href={isCoach ? "/settings/coaches" : "/athletes/invite"}>Your invitations</TextLink>
        </Notice>
      );
    case "for-another":
      return (
        <Notice tone="attention" title="This invitation is for another account">
          It is for {isFor}, and you are signed in with another address. Sign out and in again as the one it is for, or
          ask {inviter} for an invitation to your address.
        </Notice>
      );
    case "coaching-already":
      return (
        <Notice title={isCoach ? `You coach ${inviter} already` : `${inviter} coaches you already`}>
          There is nothing to accept.{" "}
          <TextLink href={isCoach ? `/athletes/${inviterId}` : "/settings/coaches"}>
            {isCoach ? "To their rides" : "What they see"}
          </TextLink>
        </Notice>
      );
    case "accepted":
      return (
        <Notice tone="good" title="You have accepted this invitation">
          <TextLink href={isCoach ? "/athletes" : "/settings/coaches"}>
            {isCoach ? "To your athletes" : "What your coaches see"}
          </TextLink>
        </Notice>
      );
    case "open":
      return isCoach ? (
        <AcceptAsCoach token={token} inviter={inviter} accept={acceptAction} decline={declineAction} />
      ) : (
        <AcceptAsAthlete token={token} inviter={inviter} accept={acceptAction} decline={declineAction} />
      );
  }
}

/** Looked up once a request. Opening it accepts nothing. */
const findAt = cache(async (token: string) => {
  const viewer = await findViewer();
  return unlessGuessing(clientAddress(await headers()), () => findInvitation(token, viewer));
});
