import { notFound } from "next/navigation";
import { DeliveryFacts } from "@/components/setup/delivery-facts";
import { JsonTree } from "@/components/setup/json-tree";
import { SetupPage } from "@/components/setup/setup-page";
import { buttonLook } from "@/components/ui/button-look";
import { TextLink } from "@/components/ui/link";
import { Section } from "@/components/ui/page";
import { SubmitButton } from "@/components/ui/submit-button";
import { LookAgain } from "@/components/uploads/look-again";
import { findViewer } from "@/server/auth";
import { findDelivery, type ShownDelivery } from "@/server/data/operator/delivery";
import { bytesUntil } from "@/server/kept-days";
import { operatorTitle } from "../../operator-title";
import { replayChosenAction } from "../actions";

const LOOK_AGAIN_MS = 5_000;

export const generateMetadata = () => operatorTitle("One delivery");

export default async function DeliveryPage({ params }: PageProps<"/setup/deliveries/[deliveryId]">) {
  const viewer = await findViewer();
  const { deliveryId } = await params;
  const delivery = viewer && (await findDelivery(viewer, deliveryId));
  if (!delivery) notFound();

  return (
    <SetupPage title="One delivery" aside={<TextLink href="/setup/deliveries">All deliveries</TextLink>}>
      {delivery.state === "waiting" && <LookAgain everyMs={LOOK_AGAIN_MS} />}
      <DeliveryFacts delivery={delivery} />
      <Section title="Apply it again">
        <form action={replayChosenAction} className="flex flex-col items-start gap-3">
          <input type="hidden" name="id" value={delivery.id} />
          <input type="hidden" name="back" value={`/setup/deliveries/${delivery.id}`} />
          <p className="max-w-[64ch] text-muted">
            Once more as it came. What it says is stored already, unless something went wrong. What was said of its
            moment (of a connection, or how a request stood), came of a connection that was ended, or only names where
            something lay for some minutes, is left as it is.
          </p>
          <SubmitButton look="plain">Apply it again</SubmitButton>
        </form>
      </Section>
      <Section title="What it says">
        <Contents delivery={delivery} />
      </Section>
    </SetupPage>
  );
}

function Contents({ delivery }: { delivery: ShownDelivery }) {
  if (!delivery.hasBytes) return <p className="max-w-[64ch]">{whyGone(delivery)}</p>;
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="max-w-[64ch] text-muted">
        It may hold where somebody rode, and their heart. That you look into it, or take it, is written down under “What
        operators did”.
        {delivery.redactedAt && " What is not wanted here is no more in it."}
      </p>
      <div className="flex w-full flex-col items-start gap-4">
        <JsonTree deliveryId={delivery.id} />
        <a href={`/api/operator/deliveries/${delivery.id}/raw`} download className={buttonLook("plain")}>
          Download it
        </a>
      </div>
    </div>
  );
}

function whyGone({ receivedAt, redactedAt }: ShownDelivery): string {
  const until = bytesUntil(receivedAt);
  if (redactedAt) return "Its bytes are gone: nothing was left of it without what is not wanted here.";
  if (until.getTime() <= Date.now())
    return `Its bytes were purged on ${until.toISOString().slice(0, 10)}, as it is set.`;
  return "Its bytes were deleted before their time: whoever they were of ended the connection, or deleted what came over it.";
}
