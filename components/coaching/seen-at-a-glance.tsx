import type { Consent } from "@/core/coaching";
import { SEEN_WORDS, type SeenField, seenOf, unseenOf } from "@/core/coaching-words";
import { SeenIcon } from "./seen-icon";

/** What a coach sees and what not, to be taken in at one look. */
export function SeenAtAGlance({ consent, isOver = false }: { consent: Consent; isOver?: boolean }) {
  const [seen, unseen] = [seenOf(consent), unseenOf(consent)];
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-3 tablet:grid-cols-[7rem_1fr]">
      <dt className="font-medium tablet:pt-px">{isOver ? "Saw" : "Sees"}</dt>
      <dd>
        <Signs fields={["rides", ...seen]} areSeen />
      </dd>
      {unseen.length > 0 && (
        <>
          <dt className="font-medium text-muted tablet:pt-px">{isOver ? "Did not see" : "Does not see"}</dt>
          <dd className="text-muted">
            <Signs fields={unseen} areSeen={false} />
          </dd>
        </>
      )}
    </dl>
  );
}

const Signs = ({ fields, areSeen }: { fields: readonly (SeenField | "rides")[]; areSeen: boolean }) => (
  <ul className="flex flex-wrap gap-x-5 gap-y-2">
    {fields.map((field) => (
      <li key={field} className="flex items-center gap-1.5">
        <span className={areSeen ? "text-accent" : ""}>
          <SeenIcon field={field} isSeen={areSeen} />
        </span>
        {field === "rides" ? "Rides" : SEEN_WORDS[field].label}
      </li>
    ))}
  </ul>
);
