import Link from "next/link";
import type { ReactNode } from "react";
import { healthCharts } from "@/components/health/health-charts";
import { HealthDay } from "@/components/health/health-day";
import { HealthFigure } from "@/components/health/health-figure";
import { TextLink } from "@/components/ui/link";
import { Section } from "@/components/ui/page";
import { formatDayOfYear } from "@/core/format";
import { healthDays } from "@/core/health-days";
import type { UserId } from "@/core/ids";
import { listHealth } from "@/server/data/health";
import type { Viewer } from "@/server/viewer";
import { daysOf, RANGES, type Range, type readQuery } from "./days";

/** What is known of a rider's days as far as the viewer may see it: charts of a range, and all of one day. */
export async function HealthView({
  viewer,
  riderId,
  base,
  query,
  lastKnown,
  children,
}: {
  viewer: Viewer;
  riderId: UserId;
  /** The page's address, to which a range and a day are added. */
  base: string;
  query: ReturnType<typeof readQuery>;
  /** `YYYY-MM-DD` */
  lastKnown: string;
  /** What it is. */
  children: ReactNode;
}) {
  const range = daysOf(query.range, lastKnown, new Date());
  const [first = "", last = ""] = [range[0], range.at(-1)];
  const entries = await listHealth(viewer, riderId, first, last);
  const days = healthDays(entries);
  const charts = healthCharts(days, range);
  const day = query.day ?? days.at(-1)?.day ?? null;
  const isBeside = day !== null && (day < first || day > last);
  const ofDay = isBeside ? await listHealth(viewer, riderId, day, day) : entries;
  const hrefOf = (one: string) => healthAddress(base, query.range, one);
  return (
    <>
      {children}
      <Section title={`The last ${query.range} days`}>
        {days.length === 0 && (
          <p>
            Nothing was told of them. The last day that is known is{" "}
            <TextLink href={hrefOf(lastKnown)}>{formatDayOfYear(new Date(lastKnown), 0)}</TextLink>.
          </p>
        )}
        <div className="grid gap-x-10 gap-y-10 desk:grid-cols-2">
          {charts.map((chart) => (
            <HealthFigure key={chart.key} chart={chart} base={base} range={query.range} />
          ))}
        </div>
      </Section>
      {day && (
        <HealthDay
          day={day}
          entries={ofDay.filter((entry) => entry.day === day)}
          before={days.findLast((one) => one.day < day)?.day ?? null}
          after={days.find((one) => one.day > day)?.day ?? null}
          hrefOf={hrefOf}
        />
      )}
    </>
  );
}

const healthAddress = (base: string, range: Range, day: string) => `${base}?range=${range}&day=${day}#day`;

/** The ranges that can be looked at. */
export function Ranges({ base, chosen }: { base: string; chosen: Range }) {
  return (
    <nav aria-label="Range">
      <ul className="flex gap-1 text-small">
        {(Object.keys(RANGES) as Range[]).map((range) => (
          <li key={range}>
            <Link
              href={`${base}?range=${range}`}
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
