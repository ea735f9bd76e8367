import { Moment } from "@/components/shell/moment";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/page";
import { formatDayOfYear } from "@/core/format";
import { HEALTH_FIGURES, type HealthFigures, healthFigureInWords, isHealthFigure } from "@/core/health";
import { providerName } from "@/core/provider-name";
import type { HealthType } from "@/core/wanted-data";
import { TYPE_WORDS } from "@/core/wanted-data-words";

interface Entry {
  type: HealthType;
  provider: string;
  receivedAt: Date;
  figures: HealthFigures;
}

/** All that was told of one day, by what told it, and the ways to the days beside it. */
export function HealthDay({
  day,
  entries,
  before,
  after,
  hrefOf,
}: {
  day: string;
  entries: readonly Entry[];
  /** The days beside it of which something is known; null where there is none in the range. */
  before: string | null;
  after: string | null;
  hrefOf: (day: string) => string;
}) {
  return (
    <div id="day" className="scroll-mt-4">
      <Section
        title={inWords(day)}
        aside={
          <nav aria-label="Days" className="flex gap-2">
            {before && <ButtonLink href={hrefOf(before)}>{`Back to ${inWords(before)}`}</ButtonLink>}
            {after && <ButtonLink href={hrefOf(after)}>{`On to ${inWords(after)}`}</ButtonLink>}
          </nav>
        }
      >
        {entries.length === 0 ? (
          <p className="text-muted">Nothing is known of this day.</p>
        ) : (
          <div className="grid gap-6 tablet:grid-cols-2 desk:grid-cols-3">
            {entries.map(({ type, provider, receivedAt, figures }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two sleeps of a day have nothing else to be told apart by.
              <div key={`${type} ${index}`} className="min-w-0">
                <h3 className="font-medium">{figures.isNap ? "Nap" : TYPE_WORDS[type].label}</h3>
                <p className="mb-2 text-small text-muted">
                  {providerName(provider)}, received <Moment at={receivedAt} />
                </p>
                <Figures figures={figures} />
              </div>
            ))}
          </div>
        )}
      </Section>
    </div>
  );
}

function Figures({ figures }: { figures: HealthFigures }) {
  const shown = Object.keys(HEALTH_FIGURES).flatMap((name) => {
    const value = isHealthFigure(name) && name !== "isNap" ? figures[name] : undefined;
    return value === undefined || !isHealthFigure(name) ? [] : [{ name, value }];
  });
  if (shown.length === 0) return <p className="text-small">It tells nothing that is shown here.</p>;
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
      {shown.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-muted">{HEALTH_FIGURES[name].label}</dt>
          <dd className="text-right tabular-nums">{healthFigureInWords(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

const inWords = (day: string) => formatDayOfYear(new Date(`${day}T00:00:00Z`), 0);
