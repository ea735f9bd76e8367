import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { Decoder, Stream } from "@garmin/fitsdk";
import { unpackChannels } from "@/core/channel-codec";
import type { Things } from "./things";

/** How a page is asked for: by a browser, by its scripts, or by its scripts with all but the page itself there already. */
export type Form = "page" | "payload" | "innermost";

/** What came back. */
export interface Answer {
  status: number;
  location: string | null;
  /** Those that say what it is and who may keep it. */
  headers: Record<string, string | null>;
  names: string[];
  /** The whole body, unpacked, as text to look for words in. */
  text: string;
}

const TELLING = ["content-type", "cache-control", "content-disposition", "x-action-redirect", "allow"] as const;

/** Asks for an address, in the name of whoever has the cookie. A server that has too much to do is asked again. */
export async function ask(url: string, cookie: string, init: Asking = {}): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await askOnce(url, cookie, init);
    if (answer.status !== 500 || tries === MOST_TRIES) return answer;
    await sleep(tries * 500);
  }
}

interface Asking {
  method?: string;
  headers?: Record<string, string>;
  body?: BodyInit | null;
}

/** The same of a question whose answer may be that it fails. */
export async function askOnce(url: string, cookie: string, init: Asking): Promise<Answer> {
  const { method = "GET", headers, body = null } = init;
  const response = await fetch(url, { method, body, redirect: "manual", headers: { cookie, ...headers } });
  const location = response.headers.get("location");
  // To requests of its router's Next says once by which address a cache may tell them apart.
  if (location !== null && headers?.rsc && isSameButMarked(url, location))
    return askOnce(new URL(location, url).href, cookie, init);
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (isStream) await response.body?.cancel();
  const bytes = isStream ? new Uint8Array() : new Uint8Array(await response.arrayBuffer());
  const text = readable(bytes, response.headers.get("content-type") ?? "");
  return {
    ...(headers?.rsc ? outcomeOf(response.status, text) : { status: response.status, location }),
    headers: Object.fromEntries(TELLING.map((name) => [name, response.headers.get(name)])),
    names: [...response.headers.keys()].filter((name) => !OF_TRANSPORT.has(name)).sort(),
    text,
  };
}

/** A router is told in what is sent that a page leads elsewhere, or is not there: the answer itself has begun by then. */
function outcomeOf(status: number, text: string): Pick<Answer, "status" | "location"> {
  const location = /"digest":"NEXT_REDIRECT;\w+;([^;]*);307;"/.exec(text)?.[1];
  if (location !== undefined) return { status: 307, location };
  const told = /"digest":"NEXT_HTTP_ERROR_FALLBACK;(\d+)"/.exec(text)?.[1];
  return { status: told === undefined ? status : Number(told), location: null };
}

function isSameButMarked(url: string, location: string): boolean {
  const [asked, told] = [new URL(url), new URL(location, url)];
  return told.pathname === asked.pathname && told.searchParams.has("_rsc") && !asked.searchParams.has("_rsc");
}

const OF_TRANSPORT = new Set(["date", "connection", "keep-alive", "transfer-encoding", "content-length"]);

/** The headers with which a page is asked for in a form. */
export function headersOf(
  form: Form,
  folders: readonly string[],
  params: Record<string, string>,
): Record<string, string> {
  if (form === "page") return {};
  if (form === "payload") return { rsc: "1" };
  return { rsc: "1", "next-router-state-tree": encodeURIComponent(JSON.stringify(treeTo(folders, params))) };
}

/** What the router of a browser has that shows a page, of which only the innermost part is to come anew. */
function treeTo(folders: readonly string[], params: Record<string, string>): unknown {
  const inner = folders.reduceRight<unknown>(
    (children, folder) => [segmentOf(folder, params), { children }],
    ["__PAGE__", {}, null, "refetch"],
  );
  return ["", { children: inner }, null, null];
}

function segmentOf(folder: string, params: Record<string, string>): unknown {
  const name = /^\[(\w+)\]$/.exec(folder)?.[1];
  return name === undefined ? folder : [name, params[name], "d", null];
}

function readable(bytes: Uint8Array, type: string): string {
  if (type === "application/gzip") return channelsInWords(new Uint8Array(gunzipSync(bytes)));
  if (Buffer.from(bytes.slice(8, 12)).toString() === ".FIT") return fitInWords(bytes);
  return Buffer.from(bytes).toString();
}

/** The names of the channels, and of each its first reading. */
function channelsInWords(bytes: Uint8Array): string {
  const channels = [...unpackChannels(bytes)];
  return channels.map(([name, values]) => `channel ${name}: ${JSON.stringify(values).slice(0, 200)}`).join("\n");
}

/** Positions in degrees, as other files have them. */
function fitInWords(bytes: Uint8Array): string {
  const { messages } = new Decoder(Stream.fromByteArray([...bytes])).read();
  return JSON.stringify(messages, (key, value) =>
    /(Lat|Long)$/.test(key) && typeof value === "number" ? (value * 180) / 2 ** 31 : value,
  );
}

/** An answer without the things that are asked for, and without what differs from answer to answer. */
export function nameless(answer: Answer, ...named: readonly Things[]): string {
  const text = answer.headers["content-type"]?.startsWith("text/html")
    ? htmlParts(answer.text)
    : flightParts(answer.text);
  let json = JSON.stringify({ ...answer, text });
  for (const name of named.flatMap((things) => Object.values(things))) json = json.replaceAll(name, "…");
  return json.replace(OF_CHANCE, "");
}

/** What goes with one answer alone, and up to which change of the asker's own it is. */
const OF_CHANCE = /nonce[=:\\"]+[\w+/=]+|[0-9a-f-]{36}\.\d+|"[\w-]{21}[a-z]\\*"|\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/**
 * What the scripts of a page are told, from which all that it shows follows: in which pieces that comes, and what a page shows
 * until the rest is there, is chance.
 */
function htmlParts(text: string): string[] {
  const told = [...text.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)];
  return told.length === 0 ? [text] : flightParts(told.map(([, json = '""']) => JSON.parse(json)).join(""));
}

/** The lines of what React sends, without their numbers. */
const flightParts = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/^[0-9a-f]+:/, "").replace(/"\$[A-Za-z@]?[0-9a-f]+"/g, '"$"'))
    .sort();

/**
 * Where answers to two questions differ first; null where they do not. What was not ready when a page began to be sent comes
 * later, on a busy machine: what differs by chance does not differ time after time.
 *
 * @param first what was answered to the one already
 */
export async function lastingDifference(
  first: string,
  askOne: () => Promise<string>,
  askOther: () => Promise<string>,
): Promise<string | null> {
  for (let [tries, one] = [1, first]; ; tries++, one = await askOne()) {
    const other = await askOther();
    if (one === other) return null;
    if (tries < MOST_TRIES) continue;
    const at = [...one].findIndex((letter, index) => letter !== other[index]);
    const from = Math.max(0, at - 60);
    return `${one.slice(from, at + 60)} ≠ ${other.slice(from, at + 60)}`;
  }
}

const MOST_TRIES = 4;
