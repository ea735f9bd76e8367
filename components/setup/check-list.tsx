import { StateWord } from "@/components/ui/state-word";

export interface CheckRow {
  name: string;
  title: string;
  state: "good" | "attention" | "unknown";
  finding: string;
  advice: string | null;
}

const STATES = {
  good: { words: "Good", tone: "good" },
  attention: { words: "Needs attention", tone: "attention" },
  unknown: { words: "Not known", tone: "plain" },
} as const;

const ORDER = { attention: 0, unknown: 1, good: 2 };

/** What was looked at, what was seen, and what to do; first what needs something done. */
export const CheckList = ({ checks }: { checks: readonly CheckRow[] }) => (
  <ul className="border-t border-line">
    {checks
      .toSorted((one, other) => ORDER[one.state] - ORDER[other.state])
      .map(({ name, title, state, finding, advice }) => (
        <li key={name} className="border-b border-line py-3">
          <div className="flex flex-wrap justify-between gap-x-6">
            <h3 className="font-medium wrap-anywhere">{title}</h3>
            <StateWord tone={STATES[state].tone}>{STATES[state].words}</StateWord>
          </div>
          <p className="max-w-[72ch] wrap-anywhere">{finding}</p>
          {advice && <p className="max-w-[72ch] text-muted">{advice}</p>}
        </li>
      ))}
  </ul>
);
