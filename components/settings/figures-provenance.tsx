import type { FigureOrigin } from "@/core/ride";
import { Day } from "./day";

/** `from 3 May 2026` */
export const Since = ({ validFrom }: { validFrom: string | null }) =>
  validFrom === null ? (
    <>from the beginning</>
  ) : (
    <>
      from <Day day={validFrom} />
    </>
  );

/** Where a figure comes from. What the rider did not say themselves is marked by a word, not by colour alone. */
export function ProvenanceLine({ origin }: { origin: FigureOrigin | null }) {
  if (origin === null) return <>Not known. What depends on it is left out.</>;
  if (origin.is === "given")
    return (
      <>
        Valid <Since validFrom={origin.validFrom} />
      </>
    );
  return (
    <>
      <OriginMark origin={origin} />
      {origin.how}
    </>
  );
}

/** "told", "estimated" or "assumed" before what follows from such a figure; nothing where the rider gave it. */
export const OriginMark = ({ origin }: { origin: FigureOrigin | null }) =>
  origin &&
  origin.is !== "given" && (
    <span className="mr-2 rounded-small border border-attention px-1.5 text-note font-medium text-attention">
      {origin.is}
    </span>
  );
