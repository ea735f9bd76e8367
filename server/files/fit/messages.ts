import { type FieldValue, readValue } from "./values";

/** What was written at one moment: a reading of the sensors, a lap, the sum of a ride. */
export interface FitMessage {
  /** In the profile. */
  number: number;
  /** Seconds since the end of 1989: the message's own, or that of its compressed header. */
  timestamp: number | null;
  layout: Layout;
  /** As written, not scaled: those of the fields, then those of the apps' fields. */
  values: FieldValue[];
}

/** What the messages of one definition have in common. */
export interface Layout {
  number: number;
  isLittleEndian: boolean;
  fields: { number: number; size: number; baseType: number }[];
  /** `key` as in `FitPart.appFields`. */
  appFields: { key: number; size: number }[];
  /** Where in `values` a field is, by its number. */
  places: ReadonlyMap<number, number>;
}

/** A field that an app or a sensor defined for itself. */
export interface AppField {
  name: string;
  unit: string | null;
  baseType: number;
  scale: number;
  offset: number;
}

/** The value of a field; null when the message has no such field, or says that it is missing. */
export function fieldOf({ layout, values }: FitMessage, field: number): FieldValue {
  const place = layout.places.get(field);
  return place === undefined ? null : (values[place] ?? null);
}

const TIMESTAMP = 253;
const FIELD_DESCRIPTION = 206;

/** What was read between two places of a file. */
export interface ReadMessages {
  messages: FitMessage[];
  appFields: ReadonlyMap<number, AppField>;
  /** False when it had to stop before the end. */
  isRead: boolean;
}

/**
 * The messages of a part's data, which is definitions and messages.
 *
 * The byte before a definition or a message:
 *   01dxllll   a definition of local number l; d: fields of apps are defined, too
 *   00xxllll   a message as l was last defined
 *   1llooooo   a message as l (0 to 3) was last defined, o seconds after the last whole time, modulo 32
 *
 * A definition:
 *   +0   uint8    not used
 *   +1   uint8    0 little-endian, 1 big-endian
 *   +2   uint16   the message's number in the profile
 *   +4   uint8    how many fields, then for each: number, size in bytes, base type (values.ts)
 *   …    uint8    with d only: how many fields of apps, then for each: number, size in bytes, index of the app
 *
 * A message 206 says what an app's field is.
 *
 * @param wanted the numbers of the messages that are returned; the others are passed over
 */
export function readMessages(view: DataView, start: number, end: number, wanted: ReadonlySet<number>): ReadMessages {
  const reading: Reading = {
    view,
    at: start,
    end,
    wanted,
    messages: [],
    appFields: new Map(),
    layouts: [],
    lastTime: null,
  };
  const isRead = readAll(reading);
  return { messages: reading.messages, appFields: reading.appFields, isRead };
}

/** How far the data was read, and what holds for what follows. */
interface Reading {
  readonly view: DataView;
  at: number;
  readonly end: number;
  readonly wanted: ReadonlySet<number>;
  readonly messages: FitMessage[];
  readonly appFields: Map<number, AppField>;
  /** By their local number. */
  readonly layouts: (Layout | undefined)[];
  lastTime: number | null;
}

const has = ({ at, end }: Reading, size: number) => at + size <= end;

function readAll(reading: Reading): boolean {
  while (reading.at < reading.end) {
    const head = reading.view.getUint8(reading.at++);
    const isDefinition = (head & 0xc0) === 0x40;
    if (!(isDefinition ? readDefinition(reading, head) : readMessage(reading, head))) return false;
  }
  return true;
}

function readDefinition(reading: Reading, head: number): boolean {
  const { view, at } = reading;
  const count = has(reading, 5) ? view.getUint8(at + 4) : 0;
  if (!has(reading, 5 + count * 3)) return false;
  const isLittleEndian = view.getUint8(at + 1) === 0;
  const number = view.getUint16(at + 2, isLittleEndian);
  const fields = triples(view, at + 5, count).map(([field, size, baseType]) => ({ number: field, size, baseType }));
  reading.at += 5 + count * 3;
  const appFields = head & 0x20 ? readAppFields(reading) : [];
  if (appFields === null) return false;
  const places = new Map(fields.map((field, place) => [field.number, place]));
  reading.layouts[head & 0x0f] = { number, isLittleEndian, fields, appFields, places };
  return true;
}

function readAppFields(reading: Reading): Layout["appFields"] | null {
  const { view, at } = reading;
  if (!has(reading, 1)) return null;
  const count = view.getUint8(at);
  if (!has(reading, 1 + count * 3)) return null;
  reading.at += 1 + count * 3;
  return triples(view, at + 1, count).map(([field, size, app]) => ({ key: keyOf(app, field), size }));
}

const triples = (view: DataView, from: number, count: number) =>
  Array.from({ length: count }, (_, index): [number, number, number] => {
    const at = from + index * 3;
    return [view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2)];
  });

function readMessage(reading: Reading, head: number): boolean {
  const isCompressed = (head & 0x80) !== 0;
  const layout = reading.layouts[isCompressed ? (head >> 5) & 0x03 : head & 0x0f];
  const values = layout ? readValues(reading, layout) : null;
  if (!layout || !values) return false;
  const message: FitMessage = { number: layout.number, timestamp: null, layout, values };
  const own = fieldOf(message, TIMESTAMP);
  if (typeof own === "number") reading.lastTime = own;
  else if (isCompressed) reading.lastTime = timeAfter(reading.lastTime, head & 0x1f);
  if (typeof own === "number" || isCompressed) message.timestamp = reading.lastTime;
  if (layout.number === FIELD_DESCRIPTION) learnAppField(message, reading.appFields);
  if (reading.wanted.has(layout.number)) reading.messages.push(message);
  return true;
}

/** @returns null when the message goes on behind the end */
function readValues(reading: Reading, { fields, appFields, isLittleEndian }: Layout): FieldValue[] | null {
  const values: FieldValue[] = [];
  for (const { size, baseType } of fields) {
    if (!has(reading, size)) return null;
    values.push(readValue(reading.view, reading.at, size, baseType, isLittleEndian));
    reading.at += size;
  }
  for (const { key, size } of appFields) {
    if (!has(reading, size)) return null;
    const field = reading.appFields.get(key);
    values.push(field ? readValue(reading.view, reading.at, size, field.baseType, isLittleEndian) : null);
    reading.at += size;
  }
  return values;
}

function learnAppField(message: FitMessage, appFields: Map<number, AppField>): void {
  const [app, field, baseType, name] = [0, 1, 2, 3].map((number) => fieldOf(message, number));
  if (typeof app !== "number" || typeof field !== "number" || typeof baseType !== "number") return;
  const [unit, scale, offset] = [8, 6, 7].map((number) => fieldOf(message, number));
  appFields.set(keyOf(app, field), {
    name: typeof name === "string" ? name : `Field ${field}`,
    unit: typeof unit === "string" ? unit : null,
    baseType,
    scale: typeof scale === "number" && scale !== 0 ? scale : 1,
    offset: typeof offset === "number" ? offset : 0,
  });
}

const keyOf = (app: number, field: number) => (app << 8) | field;

/** The next time whose last five bits are those of the header. */
const timeAfter = (last: number | null, offset: number): number | null =>
  last === null ? null : last + ((offset - last) & 0x1f);
