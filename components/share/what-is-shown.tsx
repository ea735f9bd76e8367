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
  const heart = "your heart rate";
  const seen = [
    "your name",
    "the ride’s title, day and time",
    "its numbers, laps, efforts, climbs and lanes",
    "your zones of that day",
    "the device",
    ...(hasMap && sharing.withMap ? ["where you rode"] : []),
    ...(hasHeartRate && sharing.withHeartRate ? [`${heart} and what follows from it`] : []),
  ];
  const unseen = [
    ...(hasMap && !sharing.withMap ? ["where you rode"] : []),
    ...(hasHeartRate && !sharing.withHeartRate ? [`${heart} or anything that follows from it`] : []),
    "your notes, tags and how it felt",
    "your weight",
    "your e-mail address",
    "your files",
    "any other ride",
  ];
  return (
    <dl className="flex max-w-prose flex-col gap-3">
      <div>
        <dt className="font-medium">Whoever has the link sees</dt>
        <dd className="text-muted">{inOneLine(seen, "and")}.</dd>
      </div>
      <div>
        <dt className="font-medium">Nobody sees by it</dt>
        <dd className="text-muted">{inOneLine(unseen, "or")}.</dd>
      </div>
      {hasMap && sharing.withMap && <Places count={showable.privatePlaces} />}
    </dl>
  );
}

const inOneLine = (words: readonly string[], last: "and" | "or") =>
  `${words.slice(0, -1).join(", ")}, ${last} ${words.at(-1)}`;

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
