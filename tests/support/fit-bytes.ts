/** FIT's base types by the names of its documentation: their number, their size, and what stands for "missing". */
const BASE_TYPES = {
  enum: { number: 0x00, size: 1, invalid: 0xff },
  sint8: { number: 0x01, size: 1, invalid: 0x7f },
  uint8: { number: 0x02, size: 1, invalid: 0xff },
  sint16: { number: 0x83, size: 2, invalid: 0x7fff },
  uint16: { number: 0x84, size: 2, invalid: 0xffff },
  sint32: { number: 0x85, size: 4, invalid: 0x7fffffff },
  uint32: { number: 0x86, size: 4, invalid: 0xffffffff },
  string: { number: 0x07, size: 1, invalid: 0 },
  float32: { number: 0x88, size: 4, invalid: Number.NaN },
  float64: { number: 0x89, size: 8, invalid: Number.NaN },
  uint8z: { number: 0x0a, size: 1, invalid: 0 },
  uint16z: { number: 0x8b, size: 2, invalid: 0 },
  uint32z: { number: 0x8c, size: 4, invalid: 0 },
  byte: { number: 0x0d, size: 1, invalid: 0xff },
  uint64: { number: 0x8f, size: 8, invalid: Number.NaN },
} as const;

export type MadeType = keyof typeof BASE_TYPES;

/** A field as it is to stand in the file: unscaled; null is written as FIT's "missing", bytes as they are. */
export interface MadeField {
  number: number;
  type: MadeType;
  value: number | readonly number[] | string | Uint8Array | null;
}

export interface MadeMessage {
  /** The message's number in FIT's profile. */
  number: number;
  fields: readonly MadeField[];
  /** Fields of apps: each with the index of the app that it belongs to. */
  developerFields?: readonly (MadeField & { index: number })[];
  /** 0 to 15; 0 when not said. What is defined for it is replaced when the layout changes. */
  local?: number;
  /** 0 to 31: written in a header with a compressed timestamp. */
  timeOffset?: number;
}

export interface MadeShape {
  headerSize?: 12 | 14;
  isBigEndian?: boolean;
  /** As of a device that was switched off while it recorded: no size in the header. */
  isNeverFinished?: boolean;
}

/** A FIT file of these messages, written for tests alone: none of the code that reads files has a part in it. */
export function fitBytes(messages: readonly MadeMessage[], shape: MadeShape = {}): Uint8Array {
  const { headerSize = 14, isBigEndian = false, isNeverFinished = false } = shape;
  const data: number[] = [];
  const layouts = new Map<number, string>();
  for (const message of messages) {
    const local = message.local ?? 0;
    const definition = definitionOf(message, local, isBigEndian);
    if (layouts.get(local) !== definition.join()) data.push(...definition);
    layouts.set(local, definition.join());
    data.push(message.timeOffset === undefined ? local : 0x80 | (local << 5) | message.timeOffset);
    for (const field of [...message.fields, ...(message.developerFields ?? [])]) {
      for (const byte of bytesOf(field, isBigEndian)) data.push(byte);
    }
  }
  const header = headerOf(headerSize, isNeverFinished ? 0 : data.length);
  const whole = Uint8Array.from([...header, ...data, 0, 0]);
  if (!isNeverFinished) new DataView(whole.buffer).setUint16(whole.length - 2, crcOf(whole.subarray(0, -2)), true);
  return whole;
}

function headerOf(size: 12 | 14, dataSize: number): Uint8Array {
  const header = new Uint8Array(size);
  const view = new DataView(header.buffer);
  header.set([size, 0x20, 0x54, 0x08]);
  view.setUint32(4, dataSize, true);
  header.set(new TextEncoder().encode(".FIT"), 8);
  if (size === 14) view.setUint16(12, crcOf(header.subarray(0, 12)), true);
  return header;
}

function definitionOf({ number, fields, developerFields }: MadeMessage, local: number, isBigEndian: boolean): number[] {
  const told = fields.map((field) => [field.number, bytesOf(field, isBigEndian).length, BASE_TYPES[field.type].number]);
  const own = (developerFields ?? []).map((field) => [field.number, bytesOf(field, isBigEndian).length, field.index]);
  const name = isBigEndian ? [number >> 8, number & 0xff] : [number & 0xff, number >> 8];
  const head = [0x40 | (own.length > 0 ? 0x20 : 0) | local, 0, isBigEndian ? 1 : 0, ...name];
  const tail = own.length > 0 ? [own.length, ...own.flat()] : [];
  return [...head, told.length, ...told.flat(), ...tail];
}

function bytesOf({ type, value }: MadeField, isBigEndian: boolean): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === "string") return new TextEncoder().encode(`${value}\0`);
  const { size, invalid } = BASE_TYPES[type];
  const numbers = value === null ? [invalid] : typeof value === "number" ? [value] : value;
  const bytes = new Uint8Array(size * numbers.length);
  const view = new DataView(bytes.buffer);
  for (const [index, one] of numbers.entries()) writeNumber(view, index * size, type, one, !isBigEndian);
  return bytes;
}

function writeNumber(view: DataView, at: number, type: MadeType, value: number, isLittle: boolean): void {
  if (type === "float32") view.setFloat32(at, value, isLittle);
  else if (type === "float64") view.setFloat64(at, value, isLittle);
  else if (BASE_TYPES[type].size === 8) view.setBigUint64(at, BigInt(value), isLittle);
  else if (BASE_TYPES[type].size === 4) view.setUint32(at, value, isLittle);
  else if (BASE_TYPES[type].size === 2) view.setUint16(at, value, isLittle);
  else view.setUint8(at, value);
}

/** FIT's check sum: CRC-16 with the polynomial 0xA001, from 0, bit by bit. */
export function crcOf(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}
