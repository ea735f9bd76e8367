import { notFound } from "next/navigation";
import { AuditList } from "@/components/setup/audit-list";
import { CheckList } from "@/components/setup/check-list";
import { SetupPage } from "@/components/setup/setup-page";
import { StreetMapSetup } from "@/components/setup/street-map-setup";
import { Moment } from "@/components/shell/moment";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { SubmitButton } from "@/components/ui/submit-button";
import { findViewer } from "@/server/auth";
import { listAuditEntries } from "@/server/data/operator";
import { findChecks } from "@/server/data/operator/checks";
import { findStanding } from "@/server/data/operator/queues";
import { env } from "@/server/env";
import { isStreetMapOn } from "@/server/house-settings";
import { runChecksAction, setStreetMapAction } from "./actions";
import { operatorTitle } from "./operator-title";

const SHOWN_ENTRIES = 5;

export const generateMetadata = () => operatorTitle("Set-up");

export default async function SetupHomePage() {
  const viewer = await findViewer();
  const entries = viewer && (await listAuditEntries(viewer, SHOWN_ENTRIES));
  const run = viewer && (await findChecks(viewer));
  const standing = viewer && (await findStanding(viewer));
  if (entries === null || run === null || standing === null) notFound();

  return (
    <SetupPage title="Set-up">
      <div className="max-w-[720px]">
        {standing.alarms.length > 0 && (
          <Notice
            tone="attention"
            title={standing.alarms.length === 1 ? "Something is wrong" : `${standing.alarms.length} things are wrong`}
          >
            <TextLink href="/setup/queues">See the alarms</TextLink>
          </Notice>
        )}
        <Section
          title="Does everything work?"
          aside={
            run && (
              <>
                Looked at <Moment at={run.at} />
              </>
            )
          }
        >
          <form action={runChecksAction} className="mb-4 flex flex-col items-start gap-3">
            <p className="max-w-[64ch] text-muted">
              A press asks Terra about your environment, compares clocks and secrets, and delivers a message to the
              webhook by the address that Terra uses.
            </p>
            <SubmitButton pending="Looking …">{run ? "Look again" : "Look now"}</SubmitButton>
          </form>
          {run && <CheckList checks={run.checks} />}
        </Section>
        <StreetMapSetup map={env().map} isOn={await isStreetMapOn()} action={setStreetMapAction} />
        <Section title="What operators did" aside={<TextLink href="/setup/audit">All of it</TextLink>}>
          <AuditList entries={entries} />
        </Section>
      </div>
    </SetupPage>
  );
}
