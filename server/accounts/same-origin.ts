/**
 * Whether a browser sent this from a page of ours. Next asks this of server actions itself; route handlers that change
 * anything have to ask.
 */
export function isFromOurPage(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  // An old browser, or a page over plain http: these send where the request came from all the same.
  const origin = URL.parse(headers.get("origin") ?? "");
  return origin !== null && origin.host !== "" && origin.host === headers.get("host");
}
