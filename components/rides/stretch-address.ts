import type { Span } from "@/core/span";

type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The stretch that an address asks for, `?from=720&to=1440` in seconds since the start, cut to the ride.
 *
 * @returns null when it asks for none, or for nothing that lies in the ride
 */
export function parseStretch({ from, to }: Asked, elapsedSeconds: number): Span | null {
  const [start, end] = [parseSecond(from), parseSecond(to)];
  if (start === null || end === null) return null;
  const within = { start, end: Math.min(end, elapsedSeconds) };
  return within.end > within.start ? within : null;
}

/** An address with a stretch in it, or without one. Everything else in it stays. */
export function withStretch(address: string, stretch: Span | null): string {
  const url = new URL(address);
  url.searchParams.delete("from");
  url.searchParams.delete("to");
  if (stretch) {
    url.searchParams.set("from", String(stretch.start));
    url.searchParams.set("to", String(stretch.end));
  }
  return url.href;
}

const parseSecond = (text: unknown): number | null =>
  typeof text === "string" && /^\d{1,7}$/.test(text) ? Number(text) : null;
