import { MOST_COMPARED } from "@/core/compare/compared-ride";
import { ALONG, type Along } from "@/core/compare/laid";
import { parseRideId, parseUserId, type RideId, type UserId } from "@/core/ids";
import type { Span } from "@/core/span";

/** A ride of a comparison, and which of its passes of the stretch, from 0. */
export interface Entry {
  id: RideId;
  pass: number;
  /** Whose it is, where people are compared; else it is the viewer's own. */
  riderId?: UserId | undefined;
  /** The part of it that takes part, in its seconds; all of it where nothing is said. */
  own?: Span | undefined;
}

/** What an address asks to be compared. */
export interface Asked {
  entries: Entry[];
  /** Null where it is left to what the rides have. */
  by: Along | null;
  /** A stretch of the first ride, in its seconds; null for the whole of it. */
  stretch: Span | null;
  countsPauses: boolean;
  /** Rides are still being chosen. */
  isPicking: boolean;
  /** The page that shows it, with what stays in its address; that of the viewer's own rides where nothing is said. */
  page?: string | undefined;
}

export const NOTHING_ASKED: Asked = { entries: [], by: null, stretch: null, countsPauses: true, isPicking: false };

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads `?rides=<id>,<id>.1&by=position&from=720&to=1440`; `.1` is the second pass of that ride. What cannot be read is
 * left out.
 */
export function parseCompareAddress({ rides, by, from, to, pauses, pick }: Parameters): Asked {
  const texts = [rides ?? []].flat().flatMap((text) => text.split(","));
  const entries = texts.map(parseEntry).filter((entry) => entry !== null);
  const [start, end] = [parseSecond(from), parseSecond(to)];
  return {
    entries: entries.filter(isFirst).slice(0, MOST_COMPARED),
    by: ALONG.find((along) => along === by) ?? null,
    stretch: start !== null && end !== null && end > start ? { start, end } : null,
    countsPauses: pauses !== "out",
    isPicking: pick !== undefined,
  };
}

/**
 * The same of rides of several people: `?rides=<rider>_<ride>_<from>-<to>,…`, each with the part of it that takes part.
 *
 * @param page what stays in its address
 */
export function parsePeopleAddress(parameters: Parameters, page: string): Asked {
  const texts = [parameters.rides ?? []].flat().flatMap((text) => text.split(","));
  const entries = texts.map(parseOfPerson).filter((entry) => entry !== null);
  return { ...parseCompareAddress(parameters), entries: entries.filter(isFirst).slice(0, MOST_COMPARED), page };
}

/** The address of a comparison. */
export function compareAddress({ entries, by, stretch, countsPauses, isPicking, page = OWN_PAGE }: Asked): string {
  const parameters = [
    entries.length > 0 && `rides=${entries.map(printEntry).join(",")}`,
    by && `by=${by}`,
    stretch && `from=${stretch.start}&to=${stretch.end}`,
    !countsPauses && "pauses=out",
    isPicking && "pick",
  ].filter((one) => typeof one === "string" && one !== "");
  return parameters.length > 0 ? `${page}${page.includes("?") ? "&" : "?"}${parameters.join("&")}` : page;
}

const OWN_PAGE = "/rides/compare";

export const isSameEntry = (one: Entry, other: Entry): boolean =>
  one.id === other.id && one.pass === other.pass && one.own?.start === other.own?.start;

const isFirst = (entry: Entry, index: number, all: readonly Entry[]) =>
  all.findIndex((other) => isSameEntry(entry, other)) === index;

function parseEntry(text: string): Entry | null {
  const [id = "", pass = "0", ...rest] = text.split(".");
  const parsed = parseRideId(id);
  return parsed && rest.length === 0 && /^\d{1,3}$/.test(pass) ? { id: parsed, pass: Number(pass) } : null;
}

function printEntry({ id, pass, riderId, own }: Entry): string {
  if (riderId) return [riderId, id, ...(own ? [`${own.start}-${own.end}`] : [])].join("_");
  return pass === 0 ? id : `${id}.${pass}`;
}

function parseOfPerson(text: string): Entry | null {
  const [rider = "", ride = "", part, ...rest] = text.split("_");
  const [riderId, id, own] = [parseUserId(rider), parseRideId(ride), part === undefined ? undefined : parsePart(part)];
  return riderId && id && own !== null && rest.length === 0 ? { id, pass: 0, riderId, own } : null;
}

function parsePart(text: string): Span | null {
  const [start, end] = text.split("-").map(parseSecond);
  return start != null && end != null && end > start && text.split("-").length === 2 ? { start, end } : null;
}

const parseSecond = (text: unknown): number | null =>
  typeof text === "string" && /^\d{1,7}$/.test(text) ? Number(text) : null;
