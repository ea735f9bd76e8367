import { rideAddress, ridesOfAthlete } from "@/components/rides/ride-address";
import { TALK_ID } from "@/components/talk/talk-place";
import type { Place } from "@/core/attention/rule";
import type { UserId } from "@/core/ids";

/** Where the number stands that a line of the list rests on. */
export function evidenceAddress(athleteId: UserId, place: Place): string {
  const base = ridesOfAthlete(athleteId);
  switch (place.at) {
    case "ride":
      return rideAddress(base, place.rideId);
    case "talk":
      return `${rideAddress(base, place.rideId)}#${TALK_ID}`;
    case "load":
      return `${base}/load#${place.part}`;
  }
}
