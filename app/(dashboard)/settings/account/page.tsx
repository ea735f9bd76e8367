import type { Metadata } from "next";
import { signOutAction } from "@/app/(public)/actions";
import { EndSessionsForm } from "@/components/settings/end-sessions-form";
import { Moment } from "@/components/shell/moment";
import { Section } from "@/components/ui/page";
import { SubmitButton } from "@/components/ui/submit-button";
import { listSessions } from "@/server/accounts/sessions";
import { currentToken, requireViewer } from "@/server/auth";
import { endOtherSessionsAction } from "./actions";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const viewer = await requireViewer();
  const sessions = viewer.isDemonstration ? [] : await listSessions(viewer, await currentToken(), new Date());
  const others = sessions.filter((session) => !session.isThisOne);

  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        <dt className="text-muted">Name</dt>
        <dd>{viewer.name}</dd>
        <dt className="text-muted">E-mail address</dt>
        <dd className="break-all">{viewer.email}</dd>
      </dl>
      <form action={signOutAction} className="mt-6">
        <SubmitButton look="plain">Sign out</SubmitButton>
      </form>
      {!viewer.isDemonstration && (
        <Section title="Where you are signed in">
          <ul className="border-t border-line">
            {sessions.map((session) => (
              <li key={`${session.createdAt.getTime()} ${session.isThisOne}`} className="border-b border-line py-2">
                {session.isThisOne ? <strong className="font-medium">This browser</strong> : "Another browser"}
                <span className="text-muted">
                  {" "}
                  since <Moment at={session.createdAt} />
                  {!session.isThisOne && (
                    <>
                      , last used <Moment at={session.lastSeenAt} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
          {others.length > 0 && <EndSessionsForm action={endOtherSessionsAction} />}
        </Section>
      )}
    </>
  );
}
