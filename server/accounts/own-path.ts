/** Stands for "here": any path is judged by whether it stays on it. */
const HERE = "http://here.invalid";

/**
 * Where to go next, taken from an address or a form: a path of ours, whatever was asked for.
 *
 * @param wanted comes from outside and may try to lead elsewhere
 */
export function ownPath(wanted: unknown, otherwise = "/rides"): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || wanted.length > 2000) return otherwise;
  // Browsers drop tabs and newlines and read "\" as "/", so that "/\evil" and "/<tab>/evil" lead away.
  if (/[\\\p{Cc}]/u.test(wanted) || wanted.startsWith("//") || !URL.canParse(wanted, HERE)) return otherwise;
  const url = new URL(wanted, HERE);
  // Dots can still leave two slashes at the front: "/.//evil".
  if (url.origin !== HERE || url.pathname.startsWith("//")) return otherwise;
  return url.pathname + url.search + url.hash;
}
