import type { CSSProperties, ReactNode } from "react";
import { athleteColour } from "@/core/athlete-colour";
import type { UserId } from "@/core/ids";

/** An athlete's own colour, as CSS. */
export const colourOf = (athleteId: UserId): string => `var(--color-athlete-${athleteColour(athleteId)})`;

/** For whatever is an athlete's: their colour is `--athlete` in it. */
export const athleteStyle = (athleteId: UserId) => ({ "--athlete": colourOf(athleteId) }) as CSSProperties;

/** A spot of the athlete's colour; their name stands beside it. */
export const AthleteSpot = ({ athleteId }: { athleteId: UserId }) => (
  <span
    aria-hidden="true"
    className="inline-block size-2.5 shrink-0 rounded-full"
    style={{ backgroundColor: colourOf(athleteId) }}
  />
);

/** An athlete's name in their colour. */
export const AthleteName = ({ athleteId, children }: { athleteId: UserId; children: ReactNode }) => (
  <span style={{ color: colourOf(athleteId) }}>{children}</span>
);
