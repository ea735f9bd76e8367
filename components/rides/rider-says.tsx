import { Markdown } from "@/components/ui/markdown";
import { effortInWords, feelingInWords, type RideWords } from "@/core/ride-words";

/** What the rider says of the ride: how it felt, what it belongs to, what they noted. */
export function RiderSays({
  words: { effort, feeling, tags, notes },
  isOwn,
}: {
  words: RideWords;
  /** Whoever reads it wrote it. */
  isOwn: boolean;
}) {
  if (effort === null && feeling === null && tags.length === 0 && notes === null) return null;
  return (
    <section
      aria-label={isOwn ? "What you say of this ride" : "What the rider says of this ride"}
      className="mb-6 flex flex-col gap-3"
    >
      {(effort !== null || feeling !== null) && (
        <dl className="flex flex-wrap gap-x-5 gap-y-1">
          {effort !== null && <Said label="Effort">{effortInWords(effort)}</Said>}
          {feeling !== null && <Said label="Feeling">{feelingInWords(feeling)}</Said>}
        </dl>
      )}
      {tags.length > 0 && (
        <ul aria-label="Tags" className="flex flex-wrap gap-2">
          {tags.map((tag) => (
            <li key={tag} className="rounded-small border border-line bg-raised px-2 py-0.5 text-small wrap-anywhere">
              {tag}
            </li>
          ))}
        </ul>
      )}
      {notes !== null && (
        <div className="max-w-[72ch]">
          <h2 className="sr-only">Notes</h2>
          <Markdown text={notes} />
        </div>
      )}
    </section>
  );
}

const Said = ({ label, children }: { label: string; children: string }) => (
  <div className="flex items-baseline gap-1.5">
    <dt className="text-muted">{label}</dt>
    <dd>{children}</dd>
  </div>
);
