import { commonReach } from "@/core/compare/delta";
import { quarters, riddenIn, type Section, sectionsBetween } from "@/core/compare/sections";
import { outcome } from "@/core/compare/words";
import { formatDistance, formatDuration, formatHeight } from "@/core/format";
import type { Shown } from "./compared";

/** How the comparison went, in a sentence for each ride. */
export function Outcome({ shown }: { shown: Shown }) {
  const sentences = shown.comparison.rides.flatMap((_, index) => (index === 0 ? [] : (sentenceOf(shown, index) ?? [])));
  return (
    <div className="mb-5 max-w-[70ch]">
      {sentences.map((sentence) => (
        <p key={sentence} className="text-lead">
          {sentence}
        </p>
      ))}
    </div>
  );
}

function sentenceOf({ comparison, names, entrants, rides, stretch }: Shown, index: number): string | null {
  const [first, other] = [comparison.rides[0], comparison.rides[index]];
  const [firstName = "", name = ""] = [names[0], names[index]];
  if (first?.is !== "compared" || other?.is !== "compared") return null;
  const reach = commonReach(first.laid, other.laid);
  if (reach === null) return null;
  const ahead = other.aheadAt(reach.end);
  if (comparison.along === "time") {
    if (Number.isNaN(ahead)) return null;
    const way = Math.abs(ahead) >= 1000 ? formatDistance(Math.abs(ahead)) : formatHeight(Math.abs(ahead));
    const further = Math.round(ahead) === 0 ? "as far as" : `${way} ${ahead > 0 ? "further" : "less far"} than`;
    return `${name} came ${further} ${firstName} in ${formatDuration(reach.end)}.`;
  }
  const sections = outcomeSections({ comparison, entrants, rides, stretch });
  const told = sections.map((section) => {
    const [one = null, ...others] = riddenIn(comparison, entrants, section);
    return { section, first: one, other: others[index - 1] ?? null };
  });
  const { whole } = comparison;
  const isPart = reach.end < whole.end - PART_METERS || other.from > whole.start + PART_METERS || other.share < 0.9;
  const sentence = outcome([firstName, name], ahead, told);
  return isPart
    ? `${sentence} Compared is what they have in common: ${sharedInWords(other.share, comparison.whole.end)}.`
    : sentence;
}

const PART_METERS = 300;

const sharedInWords = (share: number, meters: number) =>
  `${formatDistance(share * meters)} of ${formatDistance(meters)}`;

/** Climbs with what lies between them, where all rode those climbs; else, and of a stretch, four parts. */
export function outcomeSections({
  comparison,
  rides,
  stretch,
}: Pick<Shown, "comparison" | "entrants" | "rides" | "stretch">): Section[] {
  const climbs = rides[0]?.climbs ?? [];
  if (comparison.along !== "position" || stretch !== null || climbs.length === 0) return quarters(comparison);
  return sectionsBetween(
    comparison,
    climbs.map(({ start, end }, index) => ({ name: `Climb ${index + 1}`, start, end })),
  );
}
