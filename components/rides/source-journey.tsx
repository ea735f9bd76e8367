import { Moment } from "@/components/shell/moment";
import { StateWord } from "@/components/ui/state-word";
import { formatClockTime, formatDayOfYear, formatDuration } from "@/core/format";
import type { Ride, RideSource } from "@/core/ride";
import { JourneyStep } from "./journey-step";
import { type Asking, askingOf, readInWords } from "./ride-journey-words";
import { sourceInWords, usedInWords } from "./sources-in-words";

/** How one recording came here, in the order in which it happened. */
export function SourceJourney({ ride, source }: { ride: Ride; source: RideSource }) {
  const asking = askingOf(source);
  const isPending = asking === "waiting" || asking === "answered";
  const { from, kind, askedAt, sentAt, receivedAt } = source;
  return (
    <ol aria-label={`How ${sourceInWords(source)} came here`}>
      <JourneyStep when={recordedWhen(source, ride.offsetMinutes)}>
        Recorded{source.device && ` on ${source.device}`}, {formatDuration(source.elapsedSeconds)} long
        {ride.sources.length > 1 && ` · ${usedInWords(source)}`}
      </JourneyStep>
      {asking === "arrived" && askedAt && (
        <JourneyStep when={<Moment at={askedAt} />}>You asked {from} for it again</JourneyStep>
      )}
      {kind === "terra" && <JourneyStep when={<Moment at={sentAt} />}>Sent by Terra, from {from}</JourneyStep>}
      <JourneyStep when={<Moment at={receivedAt} />} isLast={!isPending}>
        <Reading ride={ride} source={source} arrived={arrivedInWords(source, asking)} />
      </JourneyStep>
      {isPending && askedAt && (
        <JourneyStep when={<Moment at={askedAt} />} isLast>
          <p role="status">{source.askAnswer ?? `You asked ${from} for it again; Terra is being asked now.`}</p>
        </JourneyStep>
      )}
    </ol>
  );
}

function arrivedInWords({ kind }: RideSource, asking: Asking): string {
  if (kind === "file") return "You brought the file";
  return asking === "arrived" ? "Arrived anew" : "Reached us";
}

/** What was noticed in reading it; of several together it is not known of which. */
function Reading({ ride, source, arrived }: { ride: Ride; source: RideSource; arrived: string }) {
  const isJoined = ride.sources.length > 1;
  const repairs = ride.repairs.filter(({ sourceId, isUndone }) => sourceId === source.id && !isUndone).length;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span>
          {arrived}
          {isJoined ? "" : `. ${readInWords(ride.remarks.length)}`}
          {repairs > 0 && (
            <>
              {isJoined ? ". " : ", "}
              <RepairsLink count={repairs} />
            </>
          )}
        </span>
        {source.isIncomplete && <StateWord tone="attention">The file is damaged or unfinished</StateWord>}
      </p>
      {!isJoined && <Remarks remarks={ride.remarks} />}
    </>
  );
}

/** On the clock of the ride. */
function recordedWhen({ startedAt, elapsedSeconds }: RideSource, offsetMinutes: number | null): string {
  const end = new Date(startedAt.getTime() + elapsedSeconds * 1000);
  const clock = (moment: Date) => formatClockTime(moment, offsetMinutes);
  return `${formatDayOfYear(startedAt, offsetMinutes)}, ${clock(startedAt)} – ${clock(end)}`;
}

/** In one place for a ride and for each of its recordings. */
export function Remarks({ remarks }: { remarks: readonly string[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul className="mt-1 list-disc pl-4 text-muted">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

const RepairsLink = ({ count }: { count: number }) => (
  <a href="#repairs" className="text-accent underline underline-offset-3">
    {count === 1 ? "one repair" : `${count} repairs`}
  </a>
);
