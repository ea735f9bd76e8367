import type { Person, Who } from "./people";
import type { ThingName, Things } from "./things";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** One page or handler, and who may have it. */
export interface RouteRow {
  /** As the build has it: `/rides/[rideId]`. */
  at: string;
  /** What its parameters are filled with that are not called as the athlete's things are, or with several. */
  fill: Record<string, ThingName | readonly string[]>;
  search: (things: Things) => string;
  methods: readonly Method[];
  /** The status for everybody. */
  status: (person: Person, method: Method) => number;
  /** Those who are answered about the athlete's things. To all others what is there and what is not look alike. */
  sees: Who;
  /** Those who may be told anything of the athlete here: what they may read elsewhere is not to be here for others. */
  about: Who;
  /** What a body of this method has to be, to go as far as it can. */
  body: (method: Method, things: Things) => BodyInit | null;
  /** Markers that are in it for all who see it, besides those that a consent gives: by how their names begin. */
  tells: readonly string[];
  /** Why the answers are not looked through for the athlete's words, where another test does it. */
  elsewhere: string | null;
}

type Special = Partial<Omit<RouteRow, "at" | "sees">>;

const PLAIN = {
  fill: {},
  search: () => "",
  methods: ["GET"],
  body: () => null,
  tells: [],
  elsewhere: null,
} as const satisfies Special;

/** A page for signed-in people: others are led to the sign-in page, and to whom it shows nothing it is not there. */
export const page = (at: string, sees: Who, special: Special = {}): RouteRow => ({
  ...PLAIN,
  at,
  sees,
  about: sees,
  status: (person) => (sees(person) ? 200 : person.id === null ? 307 : 404),
  ...special,
});

/** A page that leads on those who see it. */
export const leadingOn = (at: string, sees: Who, special: Special = {}): RouteRow =>
  page(at, sees, { status: (person) => (sees(person) || person.id === null ? 307 : 404), ...special });

/** An address that is nowhere for whom it shows nothing, signed in or not. */
export const nowhere = (at: string, sees: Who, special: Special = {}): RouteRow =>
  page(at, sees, { status: (person) => (sees(person) ? 200 : 404), ...special });
