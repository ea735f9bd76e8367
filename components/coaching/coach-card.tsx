import type { ReactNode } from "react";
import { Until } from "@/components/share/until";
import { Card } from "@/components/ui/card";
import type { Consent } from "@/core/coaching";
import { FirstDay, LastDay } from "./consent-day";
import { SeenAtAGlance } from "./seen-at-a-glance";

/** One coach of the reader: what they see, of which rides, and until when. */
export function CoachCard({
  name,
  consent,
  since,
  actions,
}: {
  name: string;
  consent: Consent;
  /** When it began. */
  since: Date;
  actions: ReactNode;
}) {
  return (
    <Card>
      <h3 className="text-title font-medium tracking-tight wrap-anywhere">{name}</h3>
      <p className="mt-1 text-muted">
        Coaches you since <Until at={since} /> · <CoachingSpan consent={consent} />
      </p>
      <div className="mt-5">
        <SeenAtAGlance consent={consent} />
      </div>
      {actions && <div className="mt-6 flex flex-wrap items-start gap-3">{actions}</div>}
    </Card>
  );
}

/** `all rides · no end set`, `rides from 1 Oct 2026 on · until 24 Dec 2026` */
export const CoachingSpan = ({ consent: { since, until } }: { consent: Consent }) => (
  <>
    {since === null ? (
      "all rides"
    ) : (
      <>
        rides from <FirstDay since={since} /> on
      </>
    )}
    {" · "}
    {until === null ? (
      "no end set"
    ) : (
      <>
        until <LastDay until={until} />
      </>
    )}
  </>
);
