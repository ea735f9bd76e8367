const LONGEST_READ_MS = 120_000;

/**
 * The whole of a body, which is read no further than it may be long.
 *
 * @param mostBytes the longest that is taken
 */
export async function readWhole(
  body: ReadableStream<Uint8Array> | null,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | "too-long" | "incomplete"> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let total = 0;
  const late = setTimeout(() => void reader.cancel("too slow").catch(() => undefined), LONGEST_READ_MS);
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      if (value === undefined) continue;
      total += value.length;
      if (total > mostBytes) {
        await reader.cancel("too long").catch(() => undefined);
        return "too-long";
      }
      chunks.push(value);
    }
  } catch {
    // The other side went away in the middle: nothing of it is kept, and it will come again.
    return "incomplete";
  } finally {
    clearTimeout(late);
  }
  return new Uint8Array(Buffer.concat(chunks, total));
}
