import type { Tone } from "./notice";

const COLOUR: Record<Tone, string> = {
  plain: "text-muted",
  good: "text-good",
  attention: "text-attention",
  broken: "text-broken",
};

/** A state as a dot and a word: "● Connected". */
export function StateWord({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={`inline-flex items-center gap-2 text-small font-medium ${COLOUR[tone]}`}>
      <svg viewBox="0 0 8 8" className="size-2 fill-current" aria-hidden="true">
        <circle cx="4" cy="4" r="4" />
      </svg>
      {children}
    </span>
  );
}
