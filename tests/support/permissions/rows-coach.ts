import {
  athlete,
  both,
  coaches,
  coachesOfRide,
  coachesWith,
  either,
  everybody,
  nobody,
  signedIn,
  type Who,
} from "./people";
import { nowhere, page, type RouteRow } from "./route-rows";
import type { Things } from "./things";

/** Everybody has such a page; of the athlete something is on it for some. */
const listPage = (at: string, about: Who, special: Parameters<typeof page>[2] = {}) =>
  page(at, signedIn, { about, ...special });

/** Everybody has such a page; what it is asked for is the athlete's. */
const askedFor = (at: string, about: Who, search: (things: Things) => string, sees = about) =>
  page(at, sees, { about, search, status: ({ id }) => (id === null ? 307 : 200) });

const since: Who = ({ consent }) => consent?.since === null;
const RIDE = "/athletes/[athleteId]/rides/[rideId]";
const EXPORTS = ["fit", "tcx", "csv"];

/** What coaches have of their athletes. The athlete themselves is nobody's coach: to them it is nowhere, too. */
const OF_ATHLETES: readonly RouteRow[] = [
  listPage("/athletes", coaches),
  listPage("/athletes/roster", coaches),
  listPage("/athletes/rules", nobody),
  listPage("/athletes/invite", coaches),
  listPage("/athletes/compare", coachesWith("mayCompare")),
  askedFor("/athletes/compare", coachesWith("mayCompare"), ({ athleteId }) => `?of=${athleteId}`),
  askedFor(
    "/athletes/compare",
    coachesWith("mayCompare"),
    ({ athleteId, rideId }) => `?climb=${athleteId}_${rideId}_0&days=365`,
  ),
  page("/athletes/[athleteId]", coaches),
  page("/athletes/[athleteId]/load", coaches),
  page("/athletes/[athleteId]/health", coaches),
  page("/athletes/[athleteId]/figures", coaches),
  page("/athletes/[athleteId]/coaching", coaches),
  page(RIDE, coachesOfRide),
  page(RIDE, since, { fill: { rideId: "olderRideId" } }),
  page(RIDE, nobody, { fill: { rideId: "removedRideId" } }),
  page(RIDE, nobody, { fill: { rideId: "croppedRideId" } }),
  // One's own athlete and somebody else's ride, and the other way round.
  page(RIDE, nobody, { fill: { rideId: "strangersRideId" } }),
  page(RIDE, nobody, { fill: { athleteId: "strangerId" } }),
  nowhere(`/api${RIDE}/channels`, coachesOfRide),
  nowhere(`/api${RIDE}/channels`, coachesOfRide, { search: () => "?from=60&to=120" }),
  nowhere(`/api${RIDE}/channels`, nobody, { fill: { rideId: "strangersRideId" } }),
  nowhere(`/api${RIDE}/files/[format]`, coachesOfRide, { fill: { format: EXPORTS } }),
  // Nothing but where they rode.
  nowhere(`/api${RIDE}/files/[format]`, both(coachesOfRide, coachesWith("withMap")), { fill: { format: ["gpx"] } }),
  nowhere(`/api${RIDE}/files/[format]`, nobody, { fill: { format: ["original"] } }),
  nowhere(`/api${RIDE}/files/[format]`, nobody, { fill: { format: EXPORTS, rideId: "strangersRideId" } }),
];

/** What athletes have of their coaches, and both of what they are told. */
const OF_COACHES: readonly RouteRow[] = [
  listPage("/settings/coaches", athlete),
  askedFor("/settings/coaches", athlete, ({ athleteId }) => `?again=${athleteId}`, nobody),
  askedFor("/settings/coaches", athlete, ({ athleteId }) => `?ended=${athleteId}`, nobody),
  page("/settings/coaches/[coachId]", athlete),
  listPage("/settings/coaches/log", athlete),
  askedFor("/settings/coaches/log", athlete, ({ coachId }) => `?coach=${coachId}`),
  listPage("/settings/notices", athlete),
  listPage("/notices", signedIn),
  askedFor("/notices", signedIn, ({ noticeId }) => `?before=${noticeId}`, athlete),
  nowhere("/notices/[noticeId]", athlete, { status: () => 307 }),
];

/** What whoever has a link can do with it. */
const OF_LINKS: readonly RouteRow[] = [
  page("/invitations/[token]", everybody, {
    fill: { token: "invitationToken" },
    status: () => 200,
    tells: ["called"],
  }),
  page("/invitations/[token]", everybody, {
    fill: { token: "athleteInvitationToken" },
    status: () => 200,
    about: either(athlete, coaches),
    tells: ["who coach of all"],
  }),
  page("/invitations/declined", everybody, { status: () => 200, about: nobody }),
  page("/unsubscribe/[token]", everybody, { fill: { token: "unsubscribeToken" }, status: () => 200, about: nobody }),
  page("/api/unsubscribe/[token]", everybody, {
    fill: { token: "unsubscribeToken" },
    methods: ["GET", "POST"],
    status: (_, method) => (method === "GET" ? 303 : 204),
    about: nobody,
  }),
];

export const COACH_ROUTES: readonly RouteRow[] = [...OF_ATHLETES, ...OF_COACHES, ...OF_LINKS];
