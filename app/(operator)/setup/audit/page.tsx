import { notFound } from "next/navigation";
import { AuditList } from "@/components/setup/audit-list";
import { SetupPage } from "@/components/setup/setup-page";
import { ButtonLink } from "@/components/ui/button";
import { findViewer } from "@/server/auth";
import { listAuditEntries } from "@/server/data/operator";
import { operatorTitle } from "../operator-title";

const FIRST = 100;
const MOST = 5_000;

export const generateMetadata = () => operatorTitle("What operators did");

export default async function AuditPage({ searchParams }: PageProps<"/setup/audit">) {
  const viewer = await findViewer();
  const { most } = await searchParams;
  const count = Math.min(MOST, Math.max(FIRST, Math.trunc(Number(most)) || FIRST));
  const entries = viewer && (await listAuditEntries(viewer, count));
  if (entries === null) notFound();

  return (
    <SetupPage title="What operators did">
      <div className="max-w-[720px]">
        <AuditList entries={entries} />
        {entries.length === count && count < MOST && (
          <div className="mt-6">
            <ButtonLink href={`/setup/audit?most=${count * 2}`}>Show more</ButtonLink>
          </div>
        )}
      </div>
    </SetupPage>
  );
}
