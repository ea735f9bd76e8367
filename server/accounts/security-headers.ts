/** How a page is served. */
export interface Serving {
  /** Unguessable, new for each answer: only scripts that carry it run. */
  nonce: string;
  isHttps: boolean;
  /** Next's dev server evaluates code, writes styles into the page and speaks by WebSocket. */
  isDevelopment: boolean;
  /** Who is asked for a street map, as `https://tiles.example.org`; nobody where there is none. */
  mapOrigins: readonly string[];
}

/**
 * What a browser may do with a page of ours: run our scripts, talk to us, send forms to us, show it nowhere else.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy({ nonce, isHttps, isDevelopment, mapOrigins }: Serving): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Charts place what they draw by style attributes, already in the HTML.
    "style-src-attr 'unsafe-inline'",
    among("img-src 'self' blob: data:", mapOrigins),
    "font-src 'self'",
    among(isDevelopment ? "connect-src 'self' ws:" : "connect-src 'self'", mapOrigins),
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** What the worker of a street map may do: fetch pieces of that map. */
export const workerPolicy = (mapOrigins: readonly string[]): string =>
  ["default-src 'none'", among("connect-src 'self'", mapOrigins)].join("; ");

const among = (directive: string, origins: readonly string[]) => [directive, ...origins].join(" ");

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The headers that depend on the request; those that do not are in next.config.js. */
export function securityHeaders(serving: Serving): Record<string, string> {
  return {
    "content-security-policy": contentSecurityPolicy(serving),
    ...(serving.isHttps ? { "strict-transport-security": `max-age=${YEAR_SECONDS}; includeSubDomains` } : {}),
  };
}
