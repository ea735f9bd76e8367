import type { Ride } from "@/core/ride";
import { type Claim, summarise } from "@/core/summary";
import { StretchLink } from "./stretch-link";

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
      <StretchLink span={span}>{text}</StretchLink>{" "}
    </>
  );
}
