/**
 * Under which address somebody's rides are looked at: nothing for one's own, `/athletes/…` for those of an athlete as their
 * coach sees them. What leads from a ride to somewhere else begins with it.
 */
export type RidesBase = "" | `/athletes/${string}`;

/** Of the viewer's own rides. */
export const OWN_RIDES: RidesBase = "";

/** Of an athlete's rides as their coach sees them. */
export const ridesOfAthlete = (athleteId: string): RidesBase => `/athletes/${athleteId}`;

/** A ride's page. */
export const rideAddress = (base: RidesBase, rideId: string): string => `${base}/rides/${rideId}`;

/** A ride as a file. */
export const fileAddress = (base: RidesBase, rideId: string, format: string): string =>
  `/api${base}/rides/${rideId}/files/${format}`;

/** Where the browser gets a ride's channels; another address for every version of the ride. */
export const channelsAddress = (base: RidesBase, rideId: string, version: number): string =>
  `/api${base}/rides/${rideId}/channels?v=${version}`;
