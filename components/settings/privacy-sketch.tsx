import type { ReactNode } from "react";
import { type PlacePreview, PREVIEW } from "./privacy-preview";

/** The neighbourhood of a place: what others see of a ride there is drawn, what they do not is dotted. */
export function PrivacySketch({
  preview,
  label,
  className = "w-32 tablet:w-40",
}: {
  preview: PlacePreview;
  /** Null where words beside it say the same. */
  label: string | null;
  /** How wide it is. */
  className?: string;
}) {
  const { shown, hidden, circle, place } = preview;
  return (
    <svg
      role="img"
      aria-label={label ?? undefined}
      aria-hidden={label === null}
      viewBox={`0 0 ${PREVIEW.width} ${PREVIEW.height}`}
      className={`block shrink-0 self-start rounded-small border border-line bg-raised ${className}`}
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <circle cx={circle.x} cy={circle.y} r={circle.radius} className="fill-sunken stroke-control" />
      <path d={hidden} className="stroke-muted" strokeWidth="1.6" strokeDasharray="0.1 4" />
      <path d={shown} className="stroke-raised" strokeWidth="5" />
      <path d={shown} className="stroke-accent" strokeWidth="2" />
      <circle cx={place.x} cy={place.y} r="3" className="fill-ink" />
    </svg>
  );
}

/** What the sketches mean. */
export function PrivacySketchKey() {
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-note text-muted" aria-label="What the drawings show">
      <Key name="What others see">
        <path d="M2 6H26" className="stroke-accent" strokeWidth="2" />
      </Key>
      <Key name="What they do not">
        <path d="M2 6H26" className="stroke-muted" strokeWidth="1.6" strokeDasharray="0.1 4" />
      </Key>
      <Key name="The place">
        <circle cx="14" cy="6" r="3" className="fill-ink" />
      </Key>
    </ul>
  );
}

const Key = ({ name, children }: { name: string; children: ReactNode }) => (
  <li className="flex items-center gap-2">
    <svg viewBox="0 0 28 12" className="h-3 w-7" aria-hidden="true" fill="none" strokeLinecap="round">
      {children}
    </svg>
    {name}
  </li>
);
