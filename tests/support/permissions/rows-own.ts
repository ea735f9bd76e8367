import { athlete, everybody, signedIn } from "./people";
import { leadingOn, nowhere, page, type RouteRow } from "./route-rows";
import type { Things } from "./things";

const FORMATS = ["fit", "gpx", "tcx", "csv", "original"];

/** Everybody has such a page, of their own things. */
const ownPage = (at: string, special: Parameters<typeof page>[2] = {}) =>
  page(at, signedIn, { about: athlete, ...special });

/** Everybody has such a page; what it is asked for is the athlete's. */
const askedFor = (at: string, search: (things: Things) => string, statusOf = 200) =>
  page(at, athlete, { search, status: ({ id }) => (id === null ? 307 : statusOf) });

/** What riders have of their own. */
export const OWN_ROUTES: readonly RouteRow[] = [
  ownPage("/rides"),
  askedFor("/rides", ({ removedRideId }) => `?deleted=${removedRideId}`),
  ownPage("/rides/deleted"),
  ownPage("/rides/compare"),
  askedFor("/rides/compare", ({ rideId, olderRideId }) => `?rides=${rideId},${olderRideId}`),
  askedFor("/rides/compare", ({ rideId }) => `?rides=${rideId}&pick`),
  page("/rides/[rideId]", athlete),
  page("/rides/[rideId]/edit", athlete),
  page("/rides/[rideId]/share", athlete),
  nowhere("/rides/[rideId]/picture", athlete),
  nowhere("/api/rides/[rideId]/channels", athlete),
  nowhere("/api/rides/[rideId]/channels", athlete, { search: () => "?from=60&to=120" }),
  nowhere("/api/rides/[rideId]/whole", athlete),
  nowhere("/api/rides/[rideId]/files/[format]", athlete, { fill: { format: FORMATS } }),
  nowhere("/api/files/[fileId]", athlete),
  ownPage("/uploads"),
  page("/uploads/[batchId]", athlete),
  nowhere("/api/uploads", signedIn, {
    methods: ["POST"],
    status: ({ id }) => (id === null ? 401 : 400),
    body: () => "what is no list",
  }),
  nowhere("/api/uploads/[uploadId]", athlete, {
    methods: ["PUT"],
    search: () => "?offset=10",
    // The athlete's does not follow on what is there.
    status: ({ name }) => (name === "athlete" ? 409 : 404),
    body: () => new Uint8Array(10),
  }),
  nowhere("/api/live", signedIn, { status: ({ id }) => (id === null ? 401 : 200) }),
  ownPage("/health"),
  leadingOn("/settings", everybody),
  ownPage("/settings/account"),
  ownPage("/settings/connections"),
  ownPage("/settings/connections/return"),
  page("/settings/connections/[connectionId]/disconnect", athlete),
  ownPage("/settings/data"),
  ownPage("/settings/figures"),
  ownPage("/settings/privacy"),
];
