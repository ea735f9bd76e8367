import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { activityEvent, isoTime, terraUser } from "../events";
import type { LibraryRide } from "../library";
import type { Connection, Mood } from "../memory";
import { letterWith } from "../sending";
import type { World } from "../world";
import { problem } from "./problem";
import { openDayBudget } from "./rate-limit";

const DAY_SECONDS = 86_400;

/** `GET /activity`: in the answer, or through the webhook, which is Terra's default (terra-api.md 3). */
export function activityApi(world: World): Hono {
  const budget = openDayBudget(world.now);
  const app = new Hono();

  app.get("/activity", (c) => {
    const { user_id: userId, start_date: start, end_date: end } = c.req.query();
    const connection = world.memory.connections.find((one) => one.userId === userId);
    if (!userId) return problem(c, 400, "user_id is required");
    if (!connection) return problem(c, 404, "No such user");
    const { mood } = world.memory;
    if (typeof mood === "number") return refuseWith(c, mood);
    const from = momentOf(start);
    const to = end === undefined ? Math.floor(world.now() / 1000) : momentOf(end);
    if (from === null || to === null) return problem(c, 400, "start_date and end_date are YYYY-MM-DD or Unix seconds");

    const verdict = budget.ask(userId, start && to > from ? (to - from) / DAY_SECONDS : 1);
    for (const [name, value] of Object.entries(verdict.headers)) c.header(name, value);
    if (!verdict.isAllowed) return c.json({ detail: "rate limit exceeded" }, 429);

    const rides = world.library.ridesOf(connection.riderId).filter((ride) => overlaps(ride, from, to));
    const request = { connection, rides, from, to, withSamples: c.req.query("with_samples") !== "false" };
    const isTold = c.req.query("to_webhook") === "false" || mood === "told at once";
    return isTold ? answerWith(c, world, request) : sendWith(c, world, request);
  });

  return app;
}

function refuseWith(c: Context, status: Exclude<Mood, string>): Response {
  if (status === 429) {
    c.header("X-Terra-RateLimit-Rule", "r2");
    c.header("Retry-After", "60");
    return c.json({ detail: "rate limit exceeded" }, 429);
  }
  return problem(c, status, REFUSALS[status]);
}

const REFUSALS: Record<Exclude<Mood, string | 429>, string> = {
  401: "The headers dev-id and x-api-key are required",
  404: "No such user",
  410: "This user is gone",
  424: "The provider refused for lack of permission",
  503: "Please try again later",
};

interface Request {
  connection: Connection;
  rides: LibraryRide[];
  from: number;
  to: number;
  withSamples: boolean;
}

/** The end is not part of the window. */
const overlaps = (ride: LibraryRide, from: number, to: number) => ride.startedAt < to && ride.endedAt >= from;

/** A day in UTC, or ten digits; null when it is neither. */
function momentOf(text = ""): number | null {
  if (/^\d{10}$/.test(text)) return Number(text);
  const unixMs = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(unixMs) ? null : unixMs / 1000;
}

function answerWith(c: Context, world: World, { connection, rides, withSamples }: Request): Response {
  const summaryIds = rides.map(({ summaryId }) => summaryId);
  const activities = world.library.write(connection.riderId, summaryIds, withSamples);
  c.header("content-type", "application/json");
  return c.body(activityEvent(terraUser(connection, world.now()), activities));
}

/** Terra acknowledges first and sends then. */
const SENDING_MS = 300;

/** Longer windows are cut into chunks (terra-api.md 3.3). */
const LARGE_SECONDS = 28 * DAY_SECONDS;

function sendWith(c: Context, world: World, request: Request): Response {
  const reference: string = randomUUID();
  const user = terraUser(request.connection, null);
  const isLarge = request.to - request.from > LARGE_SECONDS;
  if (isLarge) sendInChunks(world, request, reference);
  else if (request.rides.length > 0) {
    const { connection, rides, withSamples } = request;
    const letter = letterWith(connection, rides, { traceId: reference, withSamples, isHistory: true });
    world.postOffice.send([letter], SENDING_MS);
  }
  c.header("terra-reference", reference);
  return c.json({
    status: "success",
    type: "activity",
    reference,
    trace_id: reference,
    user,
    ...(isLarge ? { message: "This is a large request: it will be sent in parts" } : {}),
  });
}

function sendInChunks(world: World, { connection, rides, from, to, withSamples }: Request, reference: string): void {
  const chunks = inChunks(rides.toReversed());
  const about = (type: string, more: object) => ({
    traceId: `${reference}:${type}`,
    reference,
    about: type,
    content: { kind: "event" as const, event: { type, reference, user: terraUser(connection, null), ...more } },
    isHistory: true,
  });
  world.postOffice.send([
    about("large_request_processing", {
      status: "processing",
      message: `Fetching ${isoTime(from * 1000)} to ${isoTime(to * 1000)}`,
    }),
    about("large_request_sending", { expected_payloads: chunks.length, message: "Sending in parts" }),
    ...chunks.map((chunk, index) => {
      const traceId = `${reference}:chunk:${index + 1}`;
      return letterWith(connection, chunk, { traceId, reference, withSamples, isHistory: true });
    }),
  ]);
}

const MOST_RIDES = 10;
const MOST_BYTES = 10_000_000;
/** Seven series at a sample a second. */
const BYTES_A_SECOND = 760;

/** At most ten rides or about ten megabytes, whichever comes first. */
function inChunks(rides: readonly LibraryRide[]): LibraryRide[][] {
  const chunks: LibraryRide[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const ride of rides) {
    const size = (ride.endedAt - ride.startedAt) * BYTES_A_SECOND;
    const last = chunks.at(-1);
    if (last && last.length < MOST_RIDES && bytes + size <= MOST_BYTES) {
      last.push(ride);
      bytes += size;
    } else {
      chunks.push([ride]);
      bytes = size;
    }
  }
  return chunks;
}
