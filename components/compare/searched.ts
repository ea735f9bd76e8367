import { cleanText } from "@/core/clean-text";

/** What is looked for among the rides. */
export interface Searched {
  title: string;
  /** Days as `YYYY-MM-DD`; empty for no limit. */
  from: string;
  until: string;
}

/** An address with what is looked for in it. */
export function withSearch(address: string, { title, from, until }: Searched): string {
  const parameters = Object.entries({ title, since: from, until }).filter(([, text]) => text !== "");
  return [address, ...parameters.map(([name, text]) => `${name}=${encodeURIComponent(text)}`)].join("&");
}

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads `?title=hills&since=2026-03-01&until=2026-03-31`; what is no text or no day is left out. */
export const readSearch = ({ title, since, until }: Parameters): Searched => ({
  title: (typeof title === "string" && cleanText(title.slice(0, LONGEST_TITLE))) || "",
  from: dayOf(since),
  until: dayOf(until),
});

const LONGEST_TITLE = 100;

/** What somebody may have ridden on: a day that there was, or will be. */
function dayOf(text: unknown): string {
  if (typeof text !== "string" || !/^(19|20)\d{2}-\d{2}-\d{2}$|^2100-\d{2}-\d{2}$/.test(text)) return "";
  const moment = new Date(`${text}T00:00:00Z`);
  // The 30th of February is read as a day of March.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? text : "";
}
