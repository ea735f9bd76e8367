import type { FormState } from "@/components/ui/form-state";
import { TextLink } from "@/components/ui/link";
import { Section } from "@/components/ui/page";
import type { Ride } from "@/core/ride";
import { AskAgainForm } from "./ask-again-form";
import { cropInWords } from "./crop-in-words";
import { JoinAgainForm } from "./join-again-form";
import { readInWords } from "./ride-journey-words";
import { SeparateForm } from "./separate-form";
import { Remarks, SourceJourney } from "./source-journey";
import { joinedInWords, sourceInWords } from "./sources-in-words";

type Action = (previous: FormState, form: FormData) => Promise<FormState>;

/** How the ride came here and what became of it, recording by recording; each can be read again, or taken out. */
export function RideJourney({
  ride,
  separated,
  actions,
}: {
  ride: Ride;
  /** Other recordings of the same ride that were taken apart from this one. */
  separated: readonly { id: string; title: string }[];
  /** Null where nothing may be changed. */
  actions: { separate: Action; joinAgain: Action; askAgain: Action } | null;
}) {
  const { id, sources } = ride;
  if (sources.length === 0) return null;
  const isJoined = sources.length > 1;
  return (
    <div id="journey">
      <Section title="Journey" aside="The recording by the clock of the ride, the rest by yours">
        <p className="mb-3 max-w-[64ch] text-muted">{joinedInWords(sources)}</p>
        <ul className="border-t border-line">
          {sources.map((source) => (
            <li key={source.id} className="border-b border-line py-4">
              <h3 className="mb-3 font-medium wrap-anywhere">{sourceInWords(source)}</h3>
              <SourceJourney ride={ride} source={source} />
              <div className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-1">
                {source.fileId && (
                  <a
                    href={`/api/files/${source.fileId}`}
                    download
                    className="py-2 text-accent underline underline-offset-3"
                  >
                    Download as it came<span className="sr-only">: {source.from}</span>
                  </a>
                )}
                {actions && source.canBeAsked && <AskAgainForm action={actions.askAgain} rideId={id} source={source} />}
                {isJoined && actions && <SeparateForm action={actions.separate} rideId={id} source={source} />}
              </div>
            </li>
          ))}
        </ul>
        <Since ride={ride} />
        {separated.map((other) => (
          <p key={other.id} className="mt-3">
            Another recording of the same time is a ride of its own:{" "}
            <TextLink href={`/rides/${other.id}`}>{other.title}</TextLink>
          </p>
        ))}
        {!isJoined && actions && sources.some(({ isApart }) => isApart) && (
          <JoinAgainForm action={actions.joinAgain} rideId={id} />
        )}
      </Section>
    </div>
  );
}

/** What was done with all of it together. */
function Since({ ride }: { ride: Ride }) {
  const isJoined = ride.sources.length > 1;
  const crop = cropInWords(ride);
  const edited = editedInWords(ride);
  if (!isJoined && crop === null && edited === null) return null;
  return (
    <div className="mt-3 flex flex-col gap-1">
      {isJoined && (
        <div>
          <p>Joined. {readInWords(ride.remarks.length)}</p>
          <Remarks remarks={ride.remarks} />
        </div>
      )}
      {edited && <p>{edited}</p>}
      {crop && <p>{crop}</p>}
    </div>
  );
}

/** "Title, notes and tags are your own." */
function editedInWords({ words, ownEfforts }: Ride): string | null {
  const own = [
    words.title === null ? "" : "title",
    words.notes === null ? "" : "notes",
    words.effort === null && words.feeling === null ? "" : "how it felt",
    words.type === null ? "" : "type of ride",
    words.tags.length === 0 ? "" : "tags",
    ownEfforts.length === 0 ? "" : "efforts you marked",
  ].filter(Boolean);
  if (own.length === 0) return null;
  const list = own.length === 1 ? own[0] : `${own.slice(0, -1).join(", ")} and ${own.at(-1)}`;
  return `Your own: ${list}. No later delivery changes that.`;
}
