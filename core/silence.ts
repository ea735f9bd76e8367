/** How much longer than usual a pause has to be before anybody is told, and before anybody is woken. */
const WARN_FACTOR = 1.5;
const PAGE_FACTOR = 3;

/** Where nobody knows what is usual: Terra gives an address up after a day of failures (reliability-security.md, W35). */
const UNKNOWN_MS = 86_400_000;

/**
 * Whether a silence is to be told of: it must be longer than the hours that were set, and clearly longer than is usual.
 *
 * @param usualMs a long pause as this house has them; null when too little has come to know
 * @param warnMs, pageMs the hours that were set; 0 never tells
 */
export function silenceOf({
  silentMs,
  usualMs,
  warnMs,
  pageMs,
}: {
  silentMs: number;
  usualMs: number | null;
  warnMs: number;
  pageMs: number;
}): "none" | "warn" | "page" {
  const usual = usualMs ?? UNKNOWN_MS;
  if (pageMs > 0 && silentMs >= Math.max(pageMs, PAGE_FACTOR * usual)) return "page";
  if (warnMs > 0 && silentMs >= Math.max(warnMs, WARN_FACTOR * usual)) return "warn";
  return "none";
}
