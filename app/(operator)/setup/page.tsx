import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AuditList } from "@/components/setup/audit-list";
import { StreetMapSetup } from "@/components/setup/street-map-setup";
import { Page, Section } from "@/components/ui/page";
import { findViewer } from "@/server/auth";
import { listAuditEntries } from "@/server/data/operator";
import { env } from "@/server/env";
import { isStreetMapOn } from "@/server/house-settings";
import { setStreetMapAction } from "./actions";

const SHOWN_ENTRIES = 30;

/** Whoever is no operator is not told either that there would be something. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await findViewer())?.isOperator ? "Set-up" : "Not found" };
}

export default async function SetupPage() {
  const viewer = await findViewer();
  const entries = viewer && (await listAuditEntries(viewer, SHOWN_ENTRIES));
  if (entries === null) notFound();

  return (
    <Page title="Set-up" aside="Only operators see this page.">
      <div className="max-w-[720px]">
        <StreetMapSetup map={env().map} isOn={await isStreetMapOn()} action={setStreetMapAction} />
        <Section title="What operators did">
          <AuditList entries={entries} />
        </Section>
      </div>
    </Page>
  );
}
