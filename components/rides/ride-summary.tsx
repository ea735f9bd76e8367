import type { Ride } from "@/core/ride";
import { type Claim, summarise } from "@/core/summary";

/** The ride in words. What speaks of a stretch leads to it. */
export function RideSummary({ ride }: { ride: Ride }) {
  return (
    <section aria-label="In words" className="mt-5 max-w-prose">
      <p>
        {summarise(ride).map((claim) => (
          <Sentence key={claim.text} claim={claim} />
        ))}
      </p>
    </section>
  );
}

function Sentence({ claim: { text, span } }: { claim: Claim }) {
  if (!span) return <>{text} </>;
  return (
    <>
      <a
        href={`?from=${span.start}&to=${span.end}`}
        className="text-accent underline underline-offset-3 decoration-from-font hover:decoration-2"
      >
        {text}
      </a>{" "}
    </>
  );
}
