import { TextLink } from "@/components/ui/link";
import { Section } from "@/components/ui/page";
import { FIGURE_WORDS } from "@/core/explain/figure-words";
import type { FigureName, Ride } from "@/core/ride";
import { Figure } from "./figure";
import { type FactGroup, factGroups } from "./ride-facts";

/**
 * Every number that is known of the ride, to be read down like a page of tables. Its rider learns what they could say of
 * themselves to see more.
 */
export function RideNumbers({ ride, isForRider = true }: { ride: Ride; isForRider?: boolean }) {
  return (
    <Section title="Numbers" aside="Press a number to see what it is and where it comes from">
      <div className="gap-x-12 tablet:columns-2 wide:columns-3">
        {factGroups(ride)
          .filter(({ facts }) => isForRider || facts.length > 0)
          .map((group) => (
            <Group key={group.title} group={isForRider ? group : { ...group, missing: [] }} />
          ))}
      </div>
    </Section>
  );
}

function Group({ group: { title, facts, missing } }: { group: FactGroup }) {
  return (
    <div className="mb-6 break-inside-avoid">
      <h3 className="border-b border-control pb-1 font-medium">{title}</h3>
      <dl>
        {facts.map(({ figure, label, value, standing }) => (
          <div key={figure} className="flex items-baseline justify-between gap-4 border-b border-line py-0.5">
            <dt className="text-muted">{label}</dt>
            <dd className="flex flex-row-reverse items-baseline">
              <Figure name={figure} label={label} text={value} standing={standing} />
            </dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 && <Missing names={missing} />}
    </div>
  );
}

/** What the rider would have to say of themselves, and where. */
function Missing({ names }: { names: readonly FigureName[] }) {
  const words = names.map((name) => FIGURE_WORDS[name].replace(/^\w/, (letter) => letter.toLowerCase()));
  return (
    <p className="mt-1.5 text-small text-muted">
      More with your {inOneLine(words)}.{" "}
      <TextLink href="/settings/figures">Enter {names.length === 1 ? "it" : "them"} under Figures</TextLink>
    </p>
  );
}

const inOneLine = (words: readonly string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
