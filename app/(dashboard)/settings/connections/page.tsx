import type { Metadata } from "next";
import { ConnectForm } from "@/components/settings/connect-form";
import { ConnectionCard } from "@/components/settings/connection-card";
import { HistoryButton } from "@/components/settings/history-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { providerName } from "@/core/provider-name";
import { requireViewer } from "@/server/auth";
import { type Connection, listConnections } from "@/server/data/connections";
import { listPasts } from "@/server/data/history";
import { env } from "@/server/env";
import { WhatIsKept } from "../what-is-kept";
import { checkNowAction, connectAction } from "./actions";
import { ConnectionPast } from "./connection-past";

export const metadata: Metadata = { title: "Connections" };

const DONE: Record<string, string> = {
  disconnected: "Disconnected. Your rides are still here.",
  deleted: "The rides are deleted.",
};

export default async function ConnectionsPage({
  searchParams,
}: {
  searchParams: Promise<{ done?: string | string[] }>;
}) {
  const viewer = await requireViewer();
  const [connections, pasts] = await Promise.all([listConnections(viewer), listPasts(viewer)]);
  const done = DONE[String((await searchParams).done)];
  const isUnknown = (provider: string) => !connections.some((connection) => connection.provider === provider);

  return (
    <div className="flex flex-col gap-4">
      {done && <Notice tone="good">{done}</Notice>}
      {connections.map((connection) => (
        <ConnectionCard
          key={connection.id}
          connection={connection}
          past={
            <ConnectionPast
              connection={connection}
              pasts={pasts.filter(({ connectionId }) => connectionId === connection.id)}
              isFixed={viewer.isDemonstration}
            />
          }
          actions={!viewer.isDemonstration && <Ways connection={connection} />}
        />
      ))}
      {env()
        .terra.providers.filter(isUnknown)
        .map((provider) => (
          <Card key={provider}>
            <h2 className="text-title font-medium tracking-tight">{providerName(provider)}</h2>
            <p className="mt-2 mb-6 max-w-[56ch] text-muted">
              You agree on {providerName(provider)}&rsquo;s own page. From then on each ride you upload there arrives
              here by itself. You can end this at any time.
            </p>
            <WhatIsKept viewer={viewer} />
            {viewer.isDemonstration ? (
              <p>Not to be changed in the demonstration.</p>
            ) : (
              <ConnectForm action={connectAction} provider={provider} />
            )}
          </Card>
        ))}
    </div>
  );
}

function Ways({ connection }: { connection: Connection }) {
  const { id, provider, state } = connection;
  return (
    <>
      {state !== "active" && (
        <ConnectForm action={connectAction} provider={provider}>
          {`Connect ${providerName(provider)} again`}
        </ConnectForm>
      )}
      {state !== "revoked" && (
        <HistoryButton action={checkNowAction} name="connectionId" value={id}>
          Check now
        </HistoryButton>
      )}
      <ButtonLink href={`/settings/connections/${id}/disconnect`}>
        {state === "revoked" ? "Delete what came through it" : "Disconnect"}
      </ButtonLink>
    </>
  );
}
