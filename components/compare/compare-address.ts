import { MOST_COMPARED } from "@/core/compare/compared-ride";
import { ALONG, type Along } from "@/core/compare/laid";
import { parseRideId, type RideId } from "@/core/ids";
import type { Span } from "@/core/span";

/** A ride of a comparison, and which of its passes of the stretch, from 0. */
export interface Entry {
  id: RideId;
  pass: number;
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

/** The address of a comparison. */
export function compareAddress({ entries, by, stretch, countsPauses, isPicking }: Asked): string {
  const parameters = [
    entries.length > 0 && `rides=${entries.map(printEntry).join(",")}`,
    by && `by=${by}`,
    stretch && `from=${stretch.start}&to=${stretch.end}`,
    !countsPauses && "pauses=out",
    isPicking && "pick",
  ].filter((one) => typeof one === "string" && one !== "");
  return parameters.length > 0 ? `/rides/compare?${parameters.join("&")}` : "/rides/compare";
}

export const isSameEntry = (one: Entry, other: Entry): boolean => one.id === other.id && one.pass === other.pass;

const isFirst = (entry: Entry, index: number, all: readonly Entry[]) =>
  all.findIndex((other) => isSameEntry(entry, other)) === index;

function parseEntry(text: string): Entry | null {
  const [id = "", pass = "0", ...rest] = text.split(".");
  const parsed = parseRideId(id);
  return parsed && rest.length === 0 && /^\d{1,3}$/.test(pass) ? { id: parsed, pass: Number(pass) } : null;
}

const printEntry = ({ id, pass }: Entry) => (pass === 0 ? id : `${id}.${pass}`);

const parseSecond = (text: unknown): number | null =>
  typeof text === "string" && /^\d{1,7}$/.test(text) ? Number(text) : null;
