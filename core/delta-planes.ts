/**
 * Whole numbers that change little from one to the next, as bytes that compress well: the first number, then the changes,
 * zigzagged (0, -1, 1, -2, … as 0, 1, 2, 3, …) and cut into planes, all low bytes first:
 *   +0  uint8      width of a change in bytes, 0 to 4: the least that holds the largest; 0 when all are equal
 *   +1  int32      the first number
 *   +5  uint8…     `width` planes of `count - 1` bytes
 * Little-endian. The count stands elsewhere; no numbers are no bytes.
 */
export function toDeltaPlanes(numbers: Int32Array): Uint8Array {
  if (numbers.length === 0) return new Uint8Array();
  const changes = zigzaggedChanges(numbers);
  const width = widthOf(changes);
  const bytes = new Uint8Array(HEAD_BYTES + width * changes.length);
  bytes[0] = width;
  new DataView(bytes.buffer).setInt32(1, numbers[0] ?? 0, true);
  for (let plane = 0; plane < width; plane++) {
    const start = HEAD_BYTES + plane * changes.length;
    for (let index = 0; index < changes.length; index++) bytes[start + index] = (changes[index] ?? 0) >>> (8 * plane);
  }
  return bytes;
}

/** @returns null when the bytes do not hold `count` numbers */
export function fromDeltaPlanes(bytes: Uint8Array, count: number): Int32Array | null {
  const length = deltaPlanesLength(bytes, count);
  if (length === null || bytes.length < length) return null;
  const numbers = new Int32Array(count);
  if (count === 0) return numbers;

  const width = bytes[0] ?? 0;
  for (let plane = 0; plane < width; plane++) {
    const start = HEAD_BYTES + plane * (count - 1) - 1;
    const shift = 8 * plane;
    for (let index = 1; index < count; index++) {
      numbers[index] = (numbers[index] ?? 0) | ((bytes[start + index] ?? 0) << shift);
    }
  }
  let last = new DataView(bytes.buffer, bytes.byteOffset).getInt32(1, true);
  numbers[0] = last;
  for (let index = 1; index < count; index++) {
    const change = numbers[index] ?? 0;
    last = (last + ((change >>> 1) ^ -(change & 1))) | 0;
    numbers[index] = last;
  }
  return numbers;
}

/** How many bytes `count` numbers take where they start at the head of `bytes`; null when there is no such head. */
export function deltaPlanesLength(bytes: Uint8Array, count: number): number | null {
  if (count === 0) return 0;
  const width = bytes[0] ?? 5;
  return bytes.length < HEAD_BYTES || width > 4 ? null : HEAD_BYTES + width * (count - 1);
}

const HEAD_BYTES = 5;

function zigzaggedChanges(numbers: Int32Array): Uint32Array {
  const changes = new Uint32Array(numbers.length - 1);
  for (let index = 0; index < changes.length; index++) {
    const change = ((numbers[index + 1] ?? 0) - (numbers[index] ?? 0)) | 0;
    changes[index] = (change << 1) ^ (change >> 31);
  }
  return changes;
}

function widthOf(changes: Uint32Array): number {
  const largest = changes.reduce((most, change) => Math.max(most, change), 0);
  return Math.ceil((32 - Math.clz32(largest)) / 8);
}
