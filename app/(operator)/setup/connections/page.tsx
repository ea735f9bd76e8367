import Link from "next/link";
import { notFound } from "next/navigation";
import { CONNECTION_STATES, ConnectionTable } from "@/components/setup/connection-table";
import { SetupPage } from "@/components/setup/setup-page";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { LookAgain } from "@/components/uploads/look-again";
import { findViewer } from "@/server/auth";
import { ConnectionFilter, type ConnectionPage, listAllConnections } from "@/server/data/operator/connections";
import { operatorTitle } from "../operator-title";
import { checkWithTerraAction, repairGapsAction } from "./actions";

const LOOK_AGAIN_MS = 10_000;

export const generateMetadata = () => operatorTitle("Connections");

export default async function ConnectionsPage({ searchParams }: PageProps<"/setup/connections">) {
  const viewer = await findViewer();
  const { before, ...asked } = await searchParams;
  const filter = ConnectionFilter.parse(asked);
  const page = viewer && (await listAllConnections(viewer, filter, typeof before === "string" ? before : null));
  if (page === null) notFound();

  return (
    <SetupPage title="Connections">
      <LookAgain everyMs={LOOK_AGAIN_MS} />
      <Care />
      <States filter={filter} counts={page.counts} />
      <Search filter={filter} providers={page.providers} />
      {page.connections.length === 0 ? (
        <EmptyState title="No connection is found">Riders connect under their Settings.</EmptyState>
      ) : (
        <ConnectionTable connections={page.connections} />
      )}
      <div className="mt-6 flex justify-end">
        {page.next && <ButtonLink href={addressOf({ ...filter, before: page.next })}>Older</ButtonLink>}
      </div>
    </SetupPage>
  );
}

const Care = () => (
  <div className="mb-8 grid gap-4 tablet:grid-cols-2">
    <form action={checkWithTerraAction} className="flex flex-col items-start gap-2">
      <SubmitButton look="plain">Check with Terra now</SubmitButton>
      <p className="max-w-[48ch] text-small text-muted">
        Compares every connection with Terra’s list, as is done each night. What Terra does not say clearly changes
        nothing.
      </p>
    </form>
    <form action={repairGapsAction} className="flex flex-col items-start gap-2">
      <SubmitButton look="plain">Repair gaps</SubmitButton>
      <p className="max-w-[48ch] text-small text-muted">
        Asks for the last days of every connection once more, in case a delivery was lost. What is there already does
        not change.
      </p>
    </form>
  </div>
);

const addressOf = (query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter(([, value]) => value);
  const text = new URLSearchParams(given as [string, string][]).toString();
  return `/setup/connections${text === "" ? "" : `?${text}`}`;
};

function States({ filter, counts }: { filter: ConnectionFilter; counts: ConnectionPage["counts"] }) {
  const { active, broken, revoked } = counts;
  const links = [
    { state: undefined, words: "All", count: active + broken + revoked },
    { state: "active", words: CONNECTION_STATES.active.words, count: active },
    { state: "broken", words: CONNECTION_STATES.broken.words, count: broken },
    { state: "revoked", words: CONNECTION_STATES.revoked.words, count: revoked },
  ] as const;
  return (
    <nav aria-label="States" className="mb-4">
      <ul className="flex flex-wrap gap-2">
        {links.map(({ state, words, count }) => (
          <li key={words}>
            <Link
              href={addressOf({ ...filter, state })}
              aria-current={filter.state === state ? "true" : undefined}
              className={`inline-flex min-h-9 items-center gap-2 rounded-sheet border px-3 no-underline ${filter.state === state ? "border-accent bg-chosen font-medium text-ink" : "border-control text-muted hover:text-ink"}`}
            >
              {words} <span className="tabular-nums">{count.toLocaleString("en")}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const Search = ({ filter, providers }: { filter: ConnectionFilter; providers: readonly string[] }) => (
  <form
    action="/setup/connections"
    aria-label="Filter"
    className="mb-6 grid items-end gap-3 tablet:grid-cols-[1fr_1fr_auto]"
  >
    {filter.state && <input type="hidden" name="state" value={filter.state} />}
    <TextField label="Rider" name="rider" type="search" defaultValue={filter.rider} placeholder="Name or address" />
    <SelectField
      label="Provider"
      name="provider"
      defaultValue={filter.provider ?? ""}
      options={[["", "All"], ...providers.map((provider) => [provider, provider] as const)]}
    />
    <div className="flex gap-3">
      <SubmitButton pending="Searching …">Search</SubmitButton>
      <ButtonLink href="/setup/connections">Clear</ButtonLink>
    </div>
  </form>
);
