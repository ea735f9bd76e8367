import { TextLink } from "@/components/ui/link";
import type { Sharing } from "@/core/shared-ride";

/** What there is of a ride that can be shown or not. */
export interface Showable {
  hasMap: boolean;
  hasHeartRate: boolean;
  privatePlaces: number;
}

/** In plain words what whoever has a link sees, and what nobody does. */
export function WhatIsShown({ sharing, showable }: { sharing: Sharing; showable: Showable }) {
  const { hasMap, hasHeartRate } = showable;
  const also = [
    hasMap && sharing.withMap && "where you rode",
    hasHeartRate && sharing.withHeartRate && "your heart rate and what follows from it",
  ].filter(Boolean);
  const never = [
    hasMap && !sharing.withMap && "where you rode",
    hasHeartRate && !sharing.withHeartRate && "your heart rate or anything that follows from it",
  ].filter(Boolean);
  return (
    <dl className="flex flex-col gap-3">
      <div>
        <dt className="font-medium">Whoever has the link sees</dt>
        <dd className="text-muted">
          your name, the ride’s title, day and time, its numbers, laps, efforts and climbs, its lanes, your zones of
          that day and the device{also.map((words) => `, ${words}`)}.
        </dd>
      </div>
      <div>
        <dt className="font-medium">Nobody sees by it</dt>
        <dd className="text-muted">
          {never.map((words) => `${words}, `)}your notes, tags and how it felt, your weight, your e-mail address, your
          files, or any other ride.
        </dd>
      </div>
      {hasMap && sharing.withMap && <Places count={showable.privatePlaces} />}
    </dl>
  );
}

function Places({ count }: { count: number }) {
  const places = count === 1 ? "your private place" : `your ${count} private places`;
  return (
    <div>
      <dt className="sr-only">Private places</dt>
      <dd className="text-muted">
        {count === 0
          ? "You have no private places: if you set out at home, the map shows where that is. "
          : `The map leaves out what lies around ${places}. Distance and elevation go on there. `}
        <TextLink href="/settings/privacy">{count === 0 ? "Hide a place" : "Private places"}</TextLink>
      </dd>
    </div>
  );
}
