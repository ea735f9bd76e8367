import { notFound } from "next/navigation";
import { AcceptedForm } from "@/components/setup/accepted-form";
import { SetupPage } from "@/components/setup/setup-page";
import { findViewer } from "@/server/auth";
import { env } from "@/server/env";
import { readAccepted } from "@/server/house-settings";
import { operatorTitle } from "../operator-title";
import { setAcceptedAction } from "./actions";

export const generateMetadata = () => operatorTitle("Accepted data");

export default async function AcceptedDataPage() {
  const viewer = await findViewer();
  if (!viewer?.isOperator) notFound();
  const { bytesDays, listDays } = env().retention;
  return (
    <SetupPage title="Accepted data">
      <div className="flex max-w-[720px] flex-col gap-6">
        <div className="flex max-w-[64ch] flex-col gap-2 text-muted">
          <p>
            What providers tell is kept only if you accept it here and the rider wants it (Settings, Data). All else is
            dropped as it arrives, before it is stored. Of their health, riders keep nothing unless they switch it on.
          </p>
          <p>
            Deliveries are kept as they came, without what is not wanted, for {bytesDays} days (
            <code className="font-mono text-small">RAW_RETENTION_DAYS</code>); that they came stays listed for{" "}
            {listDays} days (<code className="font-mono text-small">DELIVERY_RETENTION_DAYS</code>). Every change here
            is written down under “What operators did”.
          </p>
        </div>
        <AcceptedForm action={setAcceptedAction} accepted={await readAccepted()} />
      </div>
    </SetupPage>
  );
}
