import type { Metadata } from "next";
import { NoHealth } from "@/components/health/no-health";
import { TextLink } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { requireViewer } from "@/server/auth";
import { findHealthSpan } from "@/server/data/health";
import { readQuery } from "./days";
import { HealthView, Ranges } from "./health-view";

export const metadata: Metadata = { title: "Health" };

const BASE = "/health";

export default async function HealthPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const viewer = await requireViewer();
  const query = readQuery(await searchParams);
  const span = await findHealthSpan(viewer);
  if (span === null) {
    return (
      <Page title="Health">
        <NoHealth />
      </Page>
    );
  }
  return (
    <Page title="Health" aside={<Ranges base={BASE} chosen={query.range} />}>
      <HealthView viewer={viewer} riderId={viewer.userId} base={BASE} query={query} lastKnown={span.last}>
        <p className="max-w-[64ch] text-muted">
          What providers tell of your days. Nobody sees it but you, and a coach{" "}
          <TextLink href="/settings/coaches">whom you let see it</TextLink>; what is kept is{" "}
          <TextLink href="/settings/data">your choice</TextLink>. Bryton tells of rides alone; other providers may tell
          more.
        </p>
      </HealthView>
    </Page>
  );
}
