import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { LONGEST_RIDE_SECONDS } from "@/core/channel";
import type { Span } from "@/core/span";
import type { Wanted } from "@/server/data/recordings";

const toGzip = promisify(gzip);

/**
 * Channels as gzipped bytes: core/overview.ts. Whoever asked unpacks them, because Next takes `Content-Encoding` off every
 * answer.
 *
 * @param bytes null where there is nothing that the asker may see
 */
export async function channelsAnswer(bytes: Uint8Array | null): Promise<Response> {
  if (!bytes) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  return new Response(new Uint8Array(await toGzip(bytes)), {
    headers: {
      "Content-Type": "application/gzip",
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** What an address asks for: `?v=3&from=720&to=1440`, in seconds since the start of that version of the ride. */
export const wantedIn = (address: string): Wanted => ({ window: windowIn(address), version: versionIn(address) });

function versionIn(address: string): number | null {
  const version = new URL(address).searchParams.get("v") ?? "";
  return /^\d{1,9}$/.test(version) ? Number(version) : null;
}

/** Null for the whole ride. */
function windowIn(address: string): Span | null {
  const { searchParams } = new URL(address);
  const [start, end] = [searchParams.get("from"), searchParams.get("to")].map((text) =>
    text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null,
  );
  if (start === null || start === undefined || end === null || end === undefined) return null;
  return end > start && end <= LONGEST_RIDE_SECONDS ? { start, end } : null;
}
