/** What is looked for among the rides. */
export interface Searched {
  title: string;
  /** Days as `YYYY-MM-DD`; empty for no limit. */
  from: string;
  until: string;
}

/** An address with what is looked for in it. */
export function withSearch(address: string, { title, from, until }: Searched): string {
  const parameters = Object.entries({ title, since: from, until }).filter(([, text]) => text !== "");
  return [address, ...parameters.map(([name, text]) => `${name}=${encodeURIComponent(text)}`)].join("&");
}
