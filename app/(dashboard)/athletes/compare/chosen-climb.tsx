import { ClimbInNumbers } from "@/components/compare/climb-chooser";
import { PeopleAbsent } from "@/components/compare/people-absent";
import { type Question, questionAddress } from "@/components/compare/people-question";
import { daysInWords } from "@/components/compare/people-toolbar";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDayOfYear } from "@/core/format";
import { compareClimb, MOST_LOOKED_AT } from "@/server/data/compare-athletes";
import { type Asking, LaidOver, More } from "./laid-over";

/** Who went up a climb how. */
export async function ChosenClimb({ climb, shown }: { climb: Extract<Question, { is: "climb" }>; shown: Asking }) {
  const { viewer, days, since } = shown;
  const found = await compareClimb(viewer, climb, since);
  const another = questionAddress({ is: "choosing", riderId: climb.riderId }, days);
  if (found === null)
    return (
      <EmptyState title="This climb is not here" actions={<ButtonLink href={another}>Choose a climb</ButtonLink>}>
        The ride may have changed, or its athlete lets you no longer see it, or compare it with others.
      </EmptyState>
    );
  const rows = found.done.map((one) => ({
    ...one,
    isViewer: one.riderId === viewer.userId,
    climb: { vamMetersPerHour: one.vamMetersPerHour, times: one.times },
  }));
  return (
    <>
      <header className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="flex flex-wrap items-baseline gap-x-4 text-title font-medium tracking-tight">
          <span className="sr-only">A climb of </span>
          <ClimbInNumbers climb={found.climb} />
        </h2>
        <ButtonLink look="bare" href={another}>
          Another climb
        </ButtonLink>
      </header>
      <p className="mb-3 text-small text-muted">
        As in “{found.of.title}” of {formatDayOfYear(found.of.startedAt, found.of.offsetMinutes)}, found by where it is.
        Of everybody the newest {MOST_LOOKED_AT} rides of {daysInWords(days)} with a climb as long are looked at.
      </p>
      <LaidOver asking={shown} caption={`Who went up it in ${daysInWords(days)}`} rows={rows} by={null}>
        <More count={found.more} />
        <PeopleAbsent absent={found.absent} notDone={`gone up it in ${daysInWords(days)}.`} />
      </LaidOver>
    </>
  );
}
