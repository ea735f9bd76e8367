import type { ConsentField } from "@/core/coaching";
import { inOneLine, SEEN_WORDS } from "@/core/coaching-words";

/** What of a page its athlete does not share, so that it does not look as if it were not known. */
export function Withheld<Field extends ConsentField>({
  consent,
  fields,
  className = "",
}: {
  consent: Readonly<Record<Field, boolean>>;
  /** Those that the page would show. */
  fields: readonly Field[];
  className?: string;
}) {
  const withheld = fields.filter((field) => !consent[field]);
  if (withheld.length === 0) return null;
  const words = inOneLine(withheld.map((field) => SEEN_WORDS[field].label.toLowerCase()));
  const isOne = withheld.length === 1 && withheld[0] !== "withNotes";
  return (
    <p className={`text-small text-muted ${className}`}>
      {`${words.charAt(0).toUpperCase()}${words.slice(1)} ${isOne ? "is" : "are"} not shared with you.`}
    </p>
  );
}
