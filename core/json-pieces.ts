/** One member of an object or an array, as a tree shows it before it is unfolded. */
export interface JsonChild {
  /** The name of the member, or its index. */
  key: string;
  kind: "object" | "array" | "string" | "number" | "boolean" | "null";
  /** Of what can be unfolded: how many members it has. */
  count: number | null;
  /** Of everything else: how it is written; of a long text, its beginning. */
  text: string | null;
}

/** Some of the members that are at one place. */
export interface JsonPiece {
  /** How many there are at this place. */
  count: number;
  children: JsonChild[];
}

const LONGEST_TEXT = 300;

/**
 * Some members of what a JSON pointer names.
 *
 * @param pointer as RFC 6901 writes it: "" is the whole, "/data/0" the first of `data`
 * @returns null when there is nothing at that place that could have members
 */
export function membersAt(whole: unknown, pointer: string, from: number, most: number): JsonPiece | null {
  const place = valueAt(whole, pointer);
  if (Array.isArray(place)) {
    const some = place.slice(from, from + most);
    return { count: place.length, children: some.map((value, index) => childOf(String(from + index), value)) };
  }
  if (!isObject(place)) return null;
  const keys = Object.keys(place);
  return { count: keys.length, children: keys.slice(from, from + most).map((key) => childOf(key, place[key])) };
}

function valueAt(whole: unknown, pointer: string): unknown {
  if (pointer === "") return whole;
  if (!pointer.startsWith("/")) return undefined;
  let value = whole;
  for (const part of pointer.slice(1).split("/")) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value)) value = /^(?:0|[1-9]\d{0,14})$/.test(key) ? value[Number(key)] : undefined;
    // What every object inherits is no part of what was sent.
    else value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

/** One more step of a pointer. */
export const stepInto = (pointer: string, key: string): string =>
  `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function childOf(key: string, value: unknown): JsonChild {
  if (Array.isArray(value)) return { key, kind: "array", count: value.length, text: null };
  if (isObject(value)) return { key, kind: "object", count: Object.keys(value).length, text: null };
  if (value === null || value === undefined) return { key, kind: "null", count: null, text: "null" };
  const kind = typeof value === "string" ? "string" : typeof value === "boolean" ? "boolean" : "number";
  const text = typeof value === "string" ? quoted(value) : String(value);
  return { key, kind, count: null, text };
}

const quoted = (text: string): string =>
  text.length > LONGEST_TEXT
    ? `${JSON.stringify(text.slice(0, LONGEST_TEXT))} … (${text.length} characters)`
    : JSON.stringify(text);
