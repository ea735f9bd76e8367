import { type ReactNode, useId } from "react";
import type { Consent } from "@/core/coaching";
import { consentInPoints, type Reader } from "@/core/coaching-words";
import { FirstDay, LastDay } from "./consent-day";

/** In plain words, point by point: what a coach sees by a consent, and what not. */
export function SeenInPoints({
  consent,
  reader,
  coach,
}: {
  consent: Consent;
  /** Who reads it. */
  reader: Reader;
  /** What the coach is called before the athlete. */
  coach: string;
}) {
  const { seen, unseen } = consentInPoints(consent, reader);
  const who = reader === "coach" ? "You" : coach;
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-6 tablet:grid-cols-2">
      <Points title={reader === "coach" ? "You see" : `${who} sees`}>
        {consent.since !== null && (
          <Point isSeen>
            of all rides only those from <FirstDay since={consent.since} /> on
          </Point>
        )}
        {seen.map((point) => (
          <Point key={point} isSeen>
            {point}
          </Point>
        ))}
        {consent.until !== null && (
          <Point isSeen>
            all this until the end of <LastDay until={consent.until} />, and nothing from then on
          </Point>
        )}
      </Points>
      <Points title={reader === "coach" ? "You do not see" : `${who} does not see`}>
        {consent.since !== null && (
          <Point isSeen={false}>
            any ride from before <FirstDay since={consent.since} />
          </Point>
        )}
        {unseen.map((point) => (
          <Point key={point} isSeen={false}>
            {point}
          </Point>
        ))}
      </Points>
    </div>
  );
}

function Points({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <div>
      <p id={id} className="mb-2 font-medium wrap-anywhere">
        {title}
      </p>
      <ul aria-labelledby={id} className="flex flex-col gap-2">
        {children}
      </ul>
    </div>
  );
}

const Point = ({ isSeen, children }: { isSeen: boolean; children: ReactNode }) => (
  <li className={`flex gap-2.5 ${isSeen ? "" : "text-muted"}`}>
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`mt-1 size-3.5 shrink-0 fill-none stroke-current stroke-2 ${isSeen ? "text-accent" : ""}`}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {isSeen ? <path d="M2.5 8.5l3.5 3.5 7.5-8" /> : <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />}
    </svg>
    <span>{children}</span>
  </li>
);
