/** A field as written, not scaled; null is FIT's "missing". */
export type FieldValue = number | string | (number | null)[] | null;

interface BaseType {
  size: number;
  read: (view: DataView, at: number, isLittleEndian: boolean) => number;
  isMissing: (value: number) => boolean;
}

const is = (invalid: number) => (value: number) => value === invalid;

/** A float that is missing has all bits set, which is no number. */
const isNoNumber = (value: number) => !Number.isFinite(value);

const UINT8: BaseType = { size: 1, read: (view, at) => view.getUint8(at), isMissing: is(0xff) };

const STRING = 0x07;

/**
 * FIT's base types by their number without its top bits:
 *   0 enum, 2 uint8, 10 uint8z, 13 byte   1 sint8    3 sint16   4 uint16   11 uint16z
 *   5 sint32   6 uint32   12 uint32z   7 string   8 float32   9 float64   14 sint64   15 uint64   16 uint64z
 */
const BASE_TYPES = new Map<number, BaseType>([
  [0, UINT8],
  [1, { size: 1, read: (view, at) => view.getInt8(at), isMissing: is(0x7f) }],
  [2, UINT8],
  [3, { size: 2, read: (view, at, little) => view.getInt16(at, little), isMissing: is(0x7fff) }],
  [4, { size: 2, read: (view, at, little) => view.getUint16(at, little), isMissing: is(0xffff) }],
  [5, { size: 4, read: (view, at, little) => view.getInt32(at, little), isMissing: is(0x7fffffff) }],
  [6, { size: 4, read: (view, at, little) => view.getUint32(at, little), isMissing: is(0xffffffff) }],
  [8, { size: 4, read: (view, at, little) => view.getFloat32(at, little), isMissing: isNoNumber }],
  [9, { size: 8, read: (view, at, little) => view.getFloat64(at, little), isMissing: isNoNumber }],
  [10, { ...UINT8, isMissing: is(0) }],
  [11, { size: 2, read: (view, at, little) => view.getUint16(at, little), isMissing: is(0) }],
  [12, { size: 4, read: (view, at, little) => view.getUint32(at, little), isMissing: is(0) }],
  [13, UINT8],
  [14, { size: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)), isMissing: is(2 ** 63) }],
  [15, { size: 8, read: (view, at, little) => Number(view.getBigUint64(at, little)), isMissing: is(2 ** 64) }],
  [16, { size: 8, read: (view, at, little) => Number(view.getBigUint64(at, little)), isMissing: is(0) }],
]);

/**
 * One field of a message. What is larger than its base type is a list; what does not hold a whole number of values of
 * its base type (some COROS declare four bytes in one) is read as bytes, as Garmin's own reader does.
 */
export function readValue(view: DataView, at: number, size: number, baseType: number, isLittle: boolean): FieldValue {
  const number = baseType & 0x1f;
  if (number === STRING) return readText(view, at, size);
  const told = BASE_TYPES.get(number) ?? UINT8;
  const type = size % told.size === 0 ? told : UINT8;
  if (size === type.size) return valueAt(view, at, type, isLittle);
  const values: (number | null)[] = [];
  for (let offset = 0; offset < size; offset += type.size) values.push(valueAt(view, at + offset, type, isLittle));
  return values.some((value) => value !== null) ? values : null;
}

function valueAt(view: DataView, at: number, { read, isMissing }: BaseType, isLittle: boolean): number | null {
  const value = read(view, at, isLittle);
  return isMissing(value) ? null : value;
}

const utf8 = new TextDecoder();

/** A string ends at its first NUL; what stands behind it is whatever was in the device's memory. */
function readText(view: DataView, at: number, size: number): string | null {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, size);
  const end = bytes.indexOf(0);
  const text = utf8.decode(end < 0 ? bytes : bytes.subarray(0, end));
  return text === "" ? null : text;
}
