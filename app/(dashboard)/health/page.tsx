import type { Metadata } from "next";
import Link from "next/link";
import { healthCharts } from "@/components/health/health-charts";
import { HealthDay } from "@/components/health/health-day";
import { HealthFigure } from "@/components/health/health-figure";
import { NoHealth } from "@/components/health/no-health";
import { TextLink } from "@/components/ui/link";
import { Page, Section } from "@/components/ui/page";
import { formatDayOfYear } from "@/core/format";
import { healthDays } from "@/core/health-days";
import { requireViewer } from "@/server/auth";
import { findHealthSpan, listHealth } from "@/server/data/health";
import { daysOf, RANGES, type Range, readQuery } from "./days";

export const metadata: Metadata = { title: "Health" };

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
  const range = daysOf(query.range, span.last, new Date());
  const [first = "", last = ""] = [range[0], range.at(-1)];
  const entries = await listHealth(viewer, viewer.userId, first, last);
  const days = healthDays(entries);
  const charts = healthCharts(days, range);
  const day = query.day ?? days.at(-1)?.day ?? null;
  const ofDay =
    day !== null && (day < first || day > last) ? await listHealth(viewer, viewer.userId, day, day) : entries;
  return (
    <Page title="Health" aside={<Ranges chosen={query.range} />}>
      <p className="max-w-[64ch] text-muted">
        What providers tell of your days. Nobody but you sees it; what is kept is{" "}
        <TextLink href="/settings/data">your choice</TextLink>. Bryton tells of rides alone; other providers may tell
        more.
      </p>
      <Section title={`The last ${query.range} days`}>
        {days.length === 0 && (
          <p>
            Nothing was told of them. The last day that is known is{" "}
            <TextLink href={hrefOf(query.range, span.last)}>{formatDayOfYear(new Date(span.last), 0)}</TextLink>.
          </p>
        )}
        <div className="grid gap-x-10 gap-y-10 desk:grid-cols-2">
          {charts.map((chart) => (
            <HealthFigure key={chart.key} chart={chart} range={query.range} />
          ))}
        </div>
      </Section>
      {day && (
        <HealthDay
          day={day}
          entries={ofDay.filter((entry) => entry.day === day)}
          before={days.findLast((one) => one.day < day)?.day ?? null}
          after={days.find((one) => one.day > day)?.day ?? null}
          hrefOf={(one) => hrefOf(query.range, one)}
        />
      )}
    </Page>
  );
}

const hrefOf = (range: Range, day: string) => `/health?range=${range}&day=${day}#day`;

function Ranges({ chosen }: { chosen: Range }) {
  return (
    <nav aria-label="Range">
      <ul className="flex gap-1 text-small">
        {(Object.keys(RANGES) as Range[]).map((range) => (
          <li key={range}>
            <Link
              href={`/health?range=${range}`}
              aria-current={range === chosen ? "true" : undefined}
              className={`flex min-h-8 items-center rounded-small px-2 ${range === chosen ? "bg-chosen font-medium text-accent" : "text-muted hover:bg-sunken"}`}
            >
              {RANGES[range]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
