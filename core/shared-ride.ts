import type { Consent } from "./coaching";
import type { RideId, UserId } from "./ids";
import type { Ride } from "./ride";
import { NO_WORDS } from "./ride-words";
import { isSeen, seenAnalysis, seenFigures, seenLap, seenNumbers } from "./seen-numbers";
import { seenOwnEffort, seenRepairs, seenSources } from "./seen-ride";

/** What whoever has a link may see beside the ride itself. */
export type Sharing = Pick<Consent, "withMap" | "withHeartRate">;

/*
 * What may be seen of a ride by people of whom nothing is known but that they have a link: written out field by field, as
 * what a coach sees is (seen-ride.ts).
 *
 * Never shared: who the rider is beside their name, what they wrote and felt, how heavy they are and what tells it, where
 * the recordings came from and what happened to them.
 */

/** Nothing of ours can be looked up by it. */
const NAMELESS = "";

/** A ride as those see it who have its link. */
export function sharedRide(ride: Ride, sharing: Sharing): Ride {
  const seeing = {
    withMap: sharing.withMap,
    withHeartRate: sharing.withHeartRate,
    withWeight: false,
    withNotes: false,
  };
  const numbers = seenNumbers(ride, seeing);
  return {
    ...numbers,
    id: NAMELESS as RideId,
    riderId: NAMELESS as UserId,
    version: ride.version,
    title: ride.title,
    startedAt: ride.startedAt,
    offsetMinutes: ride.offsetMinutes,
    isIndoor: ride.isIndoor,
    isPending: ride.isPending,
    sketch: null,
    isLoadEstimated: ride.isLoadEstimated && (numbers.load ?? numbers.heartRateLoad) !== null,
    channelNames: ride.channelNames.filter((name) => isSeen(name, seeing)),
    laps: ride.laps.map((lap) => seenLap(lap, seeing)),
    pauses: ride.pauses.map(({ start, end }) => ({ start, end })),
    device: ride.device,
    receivedAt: ride.startedAt,
    remarks: [],
    known: seenFigures(ride.known, seeing),
    analysis: seenAnalysis(ride.analysis, seeing),
    sources: seenSources(ride),
    repairs: seenRepairs(ride, seeing),
    words: { ...NO_WORDS, type: ride.words.type },
    crop: null,
    ownEfforts: ride.ownEfforts.map((effort, index) => seenOwnEffort(effort, index, ride, seeing)),
  };
}

/** Whether a channel (`position` is the track) may be seen; null concerns all of them. */
export const isShared = isSeen;
