import { formatDayOfYear } from "@/core/format";
import { type FrequentPlace, frequentPlaces } from "@/core/frequent-places";
import type { PlaceId } from "@/core/ids";
import { haversineMeters } from "@/core/position";
import { type PrivatePlace, withoutPrivatePlaces } from "@/core/private-places";
import type { RideTrack } from "@/server/data/private-places";

const MOST_SUGGESTIONS = 4;

/** Where a ride began or ended. */
interface RideEnd {
  latitude: number;
  longitude: number;
  is: "began" | "ended";
  ride: RideTrack;
}

/** A place where rides begin and end, in words, and as it would be were nothing shifted. */
export interface Suggestion {
  place: PrivatePlace;
  label: string;
  detail: string;
}

/** The places where rides most often begin or end, but for those that are hidden already. The newest ride comes first. */
export function suggestPlaces(
  rides: readonly RideTrack[],
  places: readonly PrivatePlace[],
  radiusMeters: number,
): Suggestion[] {
  return frequentPlaces(rides.flatMap(endsOf))
    .filter((place) => !places.some((known) => isAround(known, place)))
    .slice(0, MOST_SUGGESTIONS)
    .map((place) => ({
      place: {
        ...{ id: "" as PlaceId, name: "", radiusMeters, shiftNorthMeters: 0, shiftEastMeters: 0 },
        latitude: place.latitude,
        longitude: place.longitude,
      },
      label: labelOf(place),
      detail: detailOf(place),
    }));
}

/** The rides of which something is hidden around a place. */
export const ridesNear = (rides: readonly RideTrack[], place: PrivatePlace): RideTrack[] =>
  rides.filter(({ track }) => withoutPrivatePlaces(track, [place]) !== track);

/** `Evening ride, 3 Nov 2026` */
export const nameRide = ({ title, startedAt, offsetMinutes }: RideTrack): string =>
  `${title}, ${formatDayOfYear(startedAt, offsetMinutes)}`;

function endsOf(ride: RideTrack): RideEnd[] {
  const { latitude, longitude } = ride.track;
  const isFix = (value: number) => !Number.isNaN(value);
  return (["began", "ended"] as const).flatMap((is) => {
    const second = is === "began" ? latitude.findIndex(isFix) : latitude.findLastIndex(isFix);
    return second < 0 ? [] : [{ latitude: latitude[second] ?? 0, longitude: longitude[second] ?? 0, is, ride }];
  });
}

const isAround = (known: PrivatePlace, { latitude, longitude }: FrequentPlace<RideEnd>) =>
  haversineMeters(known.latitude, known.longitude, latitude, longitude) <= known.radiusMeters;

/** `12 rides began or ended here`, `One ride ended here` */
function labelOf({ found }: FrequentPlace<RideEnd>): string {
  const count = new Set(found.map(({ ride }) => ride)).size;
  const verbs = ["began", "ended"].filter((verb) => found.some(({ is }) => is === verb));
  const joint = count === 1 ? " and " : " or ";
  return `${count === 1 ? "One ride" : `${count} rides`} ${verbs.join(joint)} here`;
}

function detailOf({ found }: FrequentPlace<RideEnd>): string {
  const [newest] = found;
  const isOnly = new Set(found.map(({ ride }) => ride)).size === 1;
  return newest ? `${isOnly ? "" : "The newest: "}${nameRide(newest.ride)}` : "";
}
