import { notFound } from "next/navigation";
import { addressOf, DeliveryFilterForm, type ShownFilter } from "@/components/setup/delivery-filter";
import { DeliveryList } from "@/components/setup/delivery-list";
import { ReplayList } from "@/components/setup/replay-list";
import { SetupPage } from "@/components/setup/setup-page";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { SubmitButton } from "@/components/ui/submit-button";
import { LookAgain } from "@/components/uploads/look-again";
import { findViewer } from "@/server/auth";
import { listDeliveries } from "@/server/data/operator/deliveries";
import { countSelected, listReplays } from "@/server/data/operator/replays";
import { DeliveryFilter } from "@/server/delivery-filter";
import { operatorTitle } from "../operator-title";
import { replayChosenAction, replayFoundAction } from "./actions";

const LOOK_AGAIN_MS = 10_000;
const SHOWN_REPLAYS = 3;

export const generateMetadata = () => operatorTitle("Deliveries");

export default async function DeliveriesPage({ searchParams }: PageProps<"/setup/deliveries">) {
  const viewer = await findViewer();
  const { before, confirm, ...asked } = await searchParams;
  const filter = DeliveryFilter.parse(asked);
  const cursor = typeof before === "string" ? before : null;
  const page = viewer && (await listDeliveries(viewer, filter, cursor));
  const replays = viewer && (await listReplays(viewer, SHOWN_REPLAYS));
  if (viewer === null || page === null || replays === null) notFound();
  const total = confirm === "all" ? ((await countSelected(viewer, { filter })) ?? 0) : 0;

  return (
    <SetupPage title="Deliveries">
      <LookAgain everyMs={LOOK_AGAIN_MS} />
      <DeliveryFilterForm filter={filter} counts={page.counts} types={page.types} />
      {confirm === "all" && <ConfirmReplay filter={filter} total={total} />}
      {page.deliveries.length === 0 ? (
        <Nothing isFiltered={Object.values(filter).some((value) => value !== undefined) || cursor !== null} />
      ) : (
        <>
          <DeliveryList deliveries={page.deliveries} replay={replayChosenAction} />
          <div className="mt-6 flex flex-wrap justify-between gap-3">
            {confirm !== "all" && (
              <ButtonLink href={addressOf(filter, { confirm: "all" })}>Apply all that are found again …</ButtonLink>
            )}
            <div className="flex gap-3">
              {cursor && <ButtonLink href={addressOf(filter)}>To the newest</ButtonLink>}
              {page.next && <ButtonLink href={addressOf(filter, { before: page.next })}>Older</ButtonLink>}
            </div>
          </div>
        </>
      )}
      {replays.length > 0 && (
        <Section title="Applied again">
          <ReplayList replays={replays} />
        </Section>
      )}
    </SetupPage>
  );
}

/** Nothing is done with everything by one press. */
function ConfirmReplay({ filter, total }: { filter: ShownFilter; total: number }) {
  return (
    <form action={replayFoundAction} className="mb-6">
      {Object.entries(filter).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Notice tone="attention" title={`Apply ${total.toLocaleString("en")} deliveries again?`}>
        <p className="mb-3 max-w-[64ch]">
          What they say is stored already, so rides do not change by it unless something went wrong before. What was
          said of connections, what came of connections that were ended, and what only names where something lay for
          some minutes, is left as it is.
        </p>
        <div className="flex flex-wrap gap-3">
          <SubmitButton look="plain">{`Apply ${total.toLocaleString("en")} again`}</SubmitButton>
          <ButtonLink look="bare" href={addressOf(filter)}>
            Leave it
          </ButtonLink>
        </div>
      </Notice>
    </form>
  );
}

const Nothing = ({ isFiltered }: { isFiltered: boolean }) =>
  isFiltered ? (
    <EmptyState title="Nothing is found">
      <TextLink href="/setup/deliveries">Show all deliveries</TextLink>
    </EmptyState>
  ) : (
    <EmptyState title="Nothing has been delivered yet">
      See under <TextLink href="/setup">Set-up</TextLink> whether Terra reaches this house.
    </EmptyState>
  );
