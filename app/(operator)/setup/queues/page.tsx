import { notFound } from "next/navigation";
import { AlarmList } from "@/components/setup/alarm-list";
import { QueueTable } from "@/components/setup/queue-table";
import { SetupPage } from "@/components/setup/setup-page";
import { Section } from "@/components/ui/page";
import { LookAgain } from "@/components/uploads/look-again";
import { findViewer } from "@/server/auth";
import { findStanding } from "@/server/data/operator/queues";
import { operatorTitle } from "../operator-title";
import { dismissAction, redriveAction } from "./actions";

const LOOK_AGAIN_MS = 10_000;

export const generateMetadata = () => operatorTitle("Queues & alarms");

export default async function QueuesPage() {
  const viewer = await findViewer();
  const standing = viewer && (await findStanding(viewer));
  if (standing === null) notFound();

  return (
    <SetupPage title="Queues & alarms">
      <LookAgain everyMs={LOOK_AGAIN_MS} />
      <Section title="Alarms">
        <AlarmList alarms={standing.alarms} dismiss={dismissAction} />
      </Section>
      <Section title="Queues" aside="What is done or given up is listed for a day.">
        <QueueTable queues={standing.queues} now={new Date()} redrive={redriveAction} />
      </Section>
    </SetupPage>
  );
}
