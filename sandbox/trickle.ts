import { setTimeout as sleep } from "node:timers/promises";

const PIECES = 40;

/** The bytes, piece by piece, over so many milliseconds. */
export function trickle(bytes: Uint8Array<ArrayBuffer>, overMs: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  const size = Math.max(1, Math.ceil(bytes.length / PIECES));
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= bytes.length) return controller.close();
      await sleep(overMs / PIECES);
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}
