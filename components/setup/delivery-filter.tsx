import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { ORIGIN_WORDS, STATE_WORDS, STATES, type State } from "./delivery-words";

export interface ShownFilter {
  state?: State | undefined;
  type?: string | undefined;
  rider?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  text?: string | undefined;
  origin?: keyof typeof ORIGIN_WORDS | undefined;
}

/** The address of the list under a filter. */
export function addressOf(filter: ShownFilter, more: Record<string, string> = {}): string {
  const given = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined && value !== "");
  const query = new URLSearchParams(given as [string, string][]).toString();
  return `/setup/deliveries${query === "" ? "" : `?${query}`}`;
}

/** Chooses which deliveries are listed; all of it is in the address. */
export function DeliveryFilterForm({
  filter,
  counts,
  types,
}: {
  filter: ShownFilter;
  counts: Record<State, number>;
  types: readonly string[];
}) {
  return (
    <div className="mb-6 flex flex-col gap-4">
      <StateLinks filter={filter} counts={counts} />
      <form
        action="/setup/deliveries"
        aria-label="Filter"
        className="grid grid-cols-2 items-end gap-3 tablet:grid-cols-3 desk:grid-cols-6"
      >
        {filter.state && <input type="hidden" name="state" value={filter.state} />}
        <TextField
          label="Text"
          name="text"
          type="search"
          defaultValue={filter.text}
          placeholder="Trace, reference, reason, id"
          className="max-tablet:col-span-2 desk:col-span-2"
        />
        <TextField
          label="Rider"
          name="rider"
          type="search"
          defaultValue={filter.rider}
          placeholder="Name or address"
          className="max-tablet:col-span-2 desk:col-span-2"
        />
        <SelectField
          label="Type"
          name="type"
          defaultValue={filter.type ?? ""}
          options={[["", "All"], ...types.map((type) => [type, type] as const)]}
        />
        <SelectField
          label="Came"
          name="origin"
          defaultValue={filter.origin ?? ""}
          options={[["", "Any way"], ...Object.entries(ORIGIN_WORDS)]}
        />
        <TextField label="From (UTC day)" name="from" type="date" defaultValue={filter.from} />
        <TextField label="Until, included" name="until" type="date" defaultValue={filter.until} />
        <div className="flex gap-3 max-tablet:col-span-2 desk:col-span-2">
          <SubmitButton pending="Searching …">Search</SubmitButton>
          <ButtonLink href="/setup/deliveries">Clear</ButtonLink>
        </div>
      </form>
    </div>
  );
}

function StateLinks({ filter, counts }: { filter: ShownFilter; counts: Record<State, number> }) {
  const total = STATES.reduce((sum, state) => sum + counts[state], 0);
  const { state: _, ...others } = filter;
  return (
    <nav aria-label="States">
      <ul className="flex flex-wrap gap-2">
        <StateLink href={addressOf(others)} isHere={filter.state === undefined} words="All" count={total} />
        {STATES.map((state) => (
          <StateLink
            key={state}
            href={addressOf({ ...others, state })}
            isHere={filter.state === state}
            words={STATE_WORDS[state].words}
            count={counts[state]}
          />
        ))}
      </ul>
    </nav>
  );
}

const StateLink = ({ href, isHere, words, count }: { href: string; isHere: boolean; words: string; count: number }) => (
  <li>
    <Link
      href={href}
      aria-current={isHere ? "true" : undefined}
      className={`inline-flex min-h-9 items-center gap-2 rounded-sheet border px-3 no-underline ${isHere ? "border-accent bg-chosen font-medium text-ink" : "border-control text-muted hover:text-ink"}`}
    >
      {words} <span className="tabular-nums">{count.toLocaleString("en")}</span>
    </Link>
  </li>
);
