/** One thing that was looked at: how it stands, what was seen, and what to do where something is to be done. */
export interface Check {
  /** For tests and for the page's order. */
  name: string;
  title: string;
  state: "good" | "attention" | "unknown";
  finding: string;
  advice: string | null;
}

/** A check in the making: of one name and title, with each of its ends. */
export const checkOf = (name: string, title: string) => ({
  good: (finding: string): Check => ({ name, title, state: "good", finding, advice: null }),
  attention: (finding: string, advice: string): Check => ({ name, title, state: "attention", finding, advice }),
  unknown: (finding: string, advice: string | null = null): Check => ({
    name,
    title,
    state: "unknown",
    finding,
    advice,
  }),
});
