import { LRUCache } from "lru-cache";

/** Drawing one takes as long as hundreds of other answers, and whoever has a link may ask for it as often as they like. */
const pictures = new LRUCache<string, ArrayBuffer>({
  maxSize: 32_000_000,
  sizeCalculation: ({ byteLength }) => byteLength + 1000,
});

const underWay = new Map<string, Promise<ArrayBuffer>>();

/**
 * A picture as it was drawn before, or is being drawn for somebody else at this moment. What failed is drawn again.
 *
 * @param key tells everything that is drawn
 */
export function drawnOnce(key: string, draw: () => Promise<ArrayBuffer>): Promise<ArrayBuffer> {
  const kept = pictures.get(key);
  if (kept) return Promise.resolve(kept);
  const begun = underWay.get(key) ?? begin(key, draw);
  underWay.set(key, begun);
  return begun;
}

async function begin(key: string, draw: () => Promise<ArrayBuffer>): Promise<ArrayBuffer> {
  try {
    const drawn = await draw();
    pictures.set(key, drawn);
    return drawn;
  } finally {
    underWay.delete(key);
  }
}
