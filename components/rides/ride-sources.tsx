import type { FormState } from "@/components/ui/form-state";
import { Section } from "@/components/ui/page";
import { StateWord } from "@/components/ui/state-word";
import { formatDayAndTime, formatDuration } from "@/core/format";
import type { Ride, RideSource } from "@/core/ride";
import { JoinAgainForm } from "./join-again-form";
import { SeparateForm } from "./separate-form";
import { joinedInWords, sourceInWords, usedInWords } from "./sources-in-words";

type Action = (previous: FormState, form: FormData) => Promise<FormState>;

/** What the ride was made from, and what comes from where; recordings that were joined can be taken apart. */
export function RideSources({
  ride: { id, sources, offsetMinutes },
  actions,
}: {
  ride: Ride;
  /** Null where nothing may be changed. */
  actions: { separate: Action; joinAgain: Action } | null;
}) {
  if (sources.length === 0) return null;
  const isJoined = sources.length > 1;
  return (
    <Section title="Recording">
      <p className="mb-2 max-w-[64ch] text-muted">{joinedInWords(sources)}</p>
      <ul className="border-t border-line">
        {sources.map((source) => (
          <li
            key={source.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-2"
          >
            <Source source={source} offsetMinutes={offsetMinutes} isJoined={isJoined} />
            {isJoined && actions && <SeparateForm action={actions.separate} rideId={id} source={source} />}
          </li>
        ))}
      </ul>
      {!isJoined && actions && sources.some(({ isApart }) => isApart) && (
        <JoinAgainForm action={actions.joinAgain} rideId={id} />
      )}
    </Section>
  );
}

function Source({
  source,
  offsetMinutes,
  isJoined,
}: {
  source: RideSource;
  offsetMinutes: number | null;
  isJoined: boolean;
}) {
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-baseline gap-x-3 wrap-anywhere">
        <span className="font-medium">{sourceInWords(source)}</span>
        {source.isIncomplete && <StateWord tone="attention">The file is damaged or unfinished</StateWord>}
      </p>
      <p className="text-small text-muted">
        from {formatDayAndTime(source.startedAt, offsetMinutes)}, {formatDuration(source.elapsedSeconds)} long
        {isJoined && ` · ${usedInWords(source)}`}
      </p>
    </div>
  );
}
