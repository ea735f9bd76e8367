import { Moment } from "@/components/shell/moment";
import type { FormState } from "@/components/ui/form-state";
import { RevokeForm } from "./revoke-form";
import { Until } from "./until";
import type { Showable } from "./what-is-shown";

/** A link as it stands in the list: the link itself is told once, when it is made. */
export interface ListedShare {
  id: string;
  withMap: boolean;
  withHeartRate: boolean;
  createdAt: Date;
  expiresAt: Date;
  openings: number;
  lastOpenedAt: Date | null;
}

/** The links that show a ride now, and how each is taken back. */
export function ShareList({
  rideId,
  shares,
  showable,
  revoke,
}: {
  rideId: string;
  shares: readonly ListedShare[];
  showable: Showable;
  revoke: (previous: FormState, form: FormData) => Promise<FormState>;
}) {
  if (shares.length === 0) return <p className="text-muted">No link shows this ride. Only you see it.</p>;
  return (
    <>
      <ul className="border-t border-line">
        {shares.map((share) => (
          <li
            key={share.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-2"
          >
            <div>
              <p>
                Until <Until at={share.expiresAt} /> · {shownInWords(share, showable)}
              </p>
              <p className="text-small text-muted">
                Made <Moment at={share.createdAt} /> · <Openings share={share} />
              </p>
            </div>
            <RevokeForm action={revoke} rideId={rideId} shareId={share.id} />
          </li>
        ))}
      </ul>
      <p className="mt-3 text-small text-muted">
        Openings are counted without noting who it was. Yours are not counted, nor those of messengers that fetch a
        preview.
      </p>
    </>
  );
}

function Openings({ share: { openings, lastOpenedAt } }: { share: ListedShare }) {
  if (openings === 0 || lastOpenedAt === null) return <>not opened yet</>;
  return (
    <>
      opened {openings === 1 ? "once" : `${openings} times`}, last <Moment at={lastOpenedAt} />
    </>
  );
}

function shownInWords({ withMap, withHeartRate }: ListedShare, { hasMap, hasHeartRate }: Showable): string {
  const words = [
    hasMap && (withMap ? "with the map" : "without the map"),
    hasHeartRate && (withHeartRate ? "with heart rate" : "without heart rate"),
  ].filter(Boolean);
  return words.length === 0 ? "the ride" : words.join(", ");
}
