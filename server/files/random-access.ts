/** Bytes that can be read from anywhere, such as a file, or the parts of an upload. */
export interface RandomAccess {
  /** In bytes. */
  size: number;
  /** Exactly `length` bytes from `offset`; both are within `size`. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Bytes that are in memory already. */
export const accessTo = (bytes: Uint8Array): RandomAccess => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});

/** A stretch of something larger. */
export const accessWithin = (whole: RandomAccess, start: number, size: number): RandomAccess => ({
  size,
  read: (offset, length) => whole.read(start + offset, length),
});

const WINDOW_BYTES = 262_144;
const MOST_WINDOWS = 4;

/**
 * The same bytes, read by the quarter of a megabyte: a zip's table of contents is asked for in steps of 46 bytes, each of
 * which may be a question to a database.
 */
export function inWindows(source: RandomAccess): RandomAccess {
  const windows = new Map<number, Promise<Uint8Array>>();
  const windowAt = (start: number): Promise<Uint8Array> => {
    const known = windows.get(start) ?? source.read(start, Math.min(WINDOW_BYTES, source.size - start));
    windows.delete(start);
    windows.set(start, known);
    // What could not be read once may be read later.
    known.catch(() => windows.delete(start));
    const [oldest] = windows.keys();
    if (windows.size > MOST_WINDOWS && oldest !== undefined) windows.delete(oldest);
    return known;
  };
  return {
    size: source.size,
    read: async (offset, length) => {
      const start = offset - (offset % WINDOW_BYTES);
      if (offset + length > start + WINDOW_BYTES) return source.read(offset, length);
      const window = await windowAt(start);
      return window.subarray(offset - start, offset - start + length);
    },
  };
}
