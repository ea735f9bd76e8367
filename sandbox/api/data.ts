import { type Context, Hono } from "hono";
import { athleteOf } from "../health/athlete";
import { DAY_TYPES, datesOf, dayJson } from "../health/health-library";
import type { LibraryRide } from "../library";
import { type Connection, isActive } from "../memory";
import { type DataType, offeredBy } from "../providers";
import { letterWith, letterWithAthlete, letterWithDays } from "../sending";
import type { World } from "../world";
import { inChunks, tens } from "./chunks";
import { answerData, type Found } from "./data-answers";
import { problem } from "./problem";
import { openDayBudget } from "./rate-limit";
import { refuseWith } from "./refusals";

const DAY_SECONDS = 86_400;

/** Longer windows are cut into chunks (terra-api.md 3.3). */
const LARGE_SECONDS = 28 * DAY_SECONDS;

/** `GET /activity` and its siblings: in the answer, or through the webhook, which is Terra's default (terra-api.md 3). */
export function dataApi(world: World): Hono {
  const budget = openDayBudget(world.now);
  const app = new Hono();

  for (const type of ["activity", ...DAY_TYPES] as const) {
    app.get(`/${type}`, (c) => {
      const connection = whose(c, world, type);
      if (connection instanceof Response) return connection;
      const { start_date: start, end_date: end } = c.req.query();
      const from = momentOf(start);
      const to = end === undefined ? Math.floor(world.now() / 1000) : momentOf(end);
      if (from === null || to === null) {
        return problem(c, 400, "start_date and end_date are YYYY-MM-DD or Unix seconds");
      }
      const verdict = budget.ask(connection.userId, to > from ? (to - from) / DAY_SECONDS : 1);
      for (const [name, value] of Object.entries(verdict.headers)) c.header(name, value);
      if (!verdict.isAllowed) return c.json({ detail: "rate limit exceeded" }, 429);

      const isLarge = world.memory.moods.isAlwaysLarge || to - from > LARGE_SECONDS;
      const found = find(world, connection, type, { from, to, withSamples: withSamples(c, world) });
      return answerData(c, world, { connection, type, window: { from, to }, isLarge, isTold: isTold(c, world), found });
    });
  }

  app.get("/athlete", (c) => {
    const connection = whose(c, world, "athlete");
    if (connection instanceof Response) return connection;
    const cyclist = world.library.find(connection.riderId);
    if (!cyclist) return problem(c, 404, "No such user");
    // So a missing permission shows here (terra-api.md 3.1).
    if (connection.scopes && !connection.scopes.includes("profile")) return refuseWith(c, 500);
    const found: Found = {
      count: 1,
      write: () => [JSON.stringify(athleteOf(cyclist))],
      letter: (posting) => letterWithAthlete(connection, posting),
      chunks: () => [],
    };
    const request = {
      connection,
      type: "athlete" as const,
      window: null,
      isLarge: false,
      isTold: isTold(c, world),
      found,
    };
    return answerData(c, world, request);
  });

  return app;
}

/** The connection a request is about, or why it is refused. */
function whose(c: Context, world: World, type: DataType): Connection | Response {
  const { memory } = world;
  const userId = c.req.query("user_id");
  const connection = memory.connections.find((one) => one.userId === userId);
  if (!userId) return problem(c, 400, "user_id is required");
  if (!connection) return problem(c, 404, "No such user");
  if (typeof memory.moods.answer === "number") return refuseWith(c, memory.moods.answer);
  if (!offeredBy(memory.moods, connection.provider).includes(type)) {
    return problem(c, 404, `This provider has no ${type} data`);
  }
  if (!isActive(connection)) return problem(c, 424, "The provider refused for lack of permission");
  return connection;
}

const isTold = (c: Context, { memory }: World) =>
  c.req.query("to_webhook") === "false" || memory.moods.answer === "told at once";

/** The request decides; without a word of it the environment's switch does. */
const withSamples = (c: Context, { memory }: World) => {
  const asked = c.req.query("with_samples");
  return asked === undefined ? !memory.moods.leavesOutSamples : asked === "true";
};

interface Wanted {
  /** Unix seconds; the end is not part of the window. */
  from: number;
  to: number;
  withSamples: boolean;
}

function find(world: World, connection: Connection, type: Exclude<DataType, "athlete">, wanted: Wanted): Found {
  return type === "activity" ? findRides(world, connection, wanted) : findDays(world, connection, type, wanted);
}

function findRides({ library }: World, connection: Connection, { from, to, withSamples }: Wanted): Found {
  const rides = library.ridesOf(connection.riderId).filter((ride) => overlaps(ride, from, to));
  const summaryIds = rides.map(({ summaryId }) => summaryId);
  return {
    count: rides.length,
    write: () => library.write(connection.riderId, summaryIds, withSamples),
    letter: (posting) => letterWith(connection, rides, { ...posting, withSamples }),
    chunks: () =>
      inChunks(rides.toReversed()).map(
        (chunk) => (posting) => letterWith(connection, chunk, { ...posting, withSamples }),
      ),
  };
}

const overlaps = (ride: LibraryRide, from: number, to: number) => ride.startedAt < to && ride.endedAt >= from;

type DayKind = Exclude<DataType, "activity" | "athlete">;

function findDays(world: World, connection: Connection, type: DayKind, { from, to, withSamples }: Wanted): Found {
  const { library } = world;
  const cyclist = library.find(connection.riderId);
  const dates = cyclist ? datesOf(library, cyclist, type, from, to, Math.floor(world.now() / 1000)) : [];
  return {
    count: dates.length,
    write: () => (cyclist ? dates.flatMap((date) => dayJson(library, cyclist, type, date, withSamples) ?? []) : []),
    letter: (posting) => letterWithDays(connection, type, dates, { ...posting, withSamples }),
    chunks: () =>
      tens(dates.toReversed()).map(
        (chunk) => (posting) => letterWithDays(connection, type, chunk, { ...posting, withSamples }),
      ),
  };
}

/** A day in UTC, or ten digits; null when it is neither. */
function momentOf(text = ""): number | null {
  if (/^\d{10}$/.test(text)) return Number(text);
  const unixMs = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(unixMs) ? null : unixMs / 1000;
}
