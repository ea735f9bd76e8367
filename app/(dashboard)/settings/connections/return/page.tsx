import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { z } from "zod";
import { ConnectForm } from "@/components/settings/connect-form";
import { Patience } from "@/components/settings/patience";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { providerName } from "@/core/provider-name";
import { connectCookie } from "@/server/accounts/connect-cookie";
import { requireViewer } from "@/server/auth";
import { type Arrival, arrive } from "@/server/data/connecting";
import { listConnections } from "@/server/data/connections";
import { listPasts } from "@/server/data/history";
import type { Viewer } from "@/server/viewer";
import { WhatIsKept } from "../../what-is-kept";
import { connectAction } from "../actions";
import { ConnectionPast } from "../connection-past";

export const metadata: Metadata = { title: "Connecting" };

/** What Terra adds to the address may change: what cannot be read is taken as not said. */
const Query = z.object({
  state: z.string().max(200).catch(""),
  result: z.enum(["agreed", "refused"]).catch("refused"),
  user_id: z.string().min(1).max(200).nullable().catch(null),
});

export default async function ReturnPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const viewer = await requireViewer();
  const { state, result, user_id } = Query.parse(await searchParams);
  const cookie = (await cookies()).get(connectCookie().name)?.value ?? null;
  const arrival = await arrive(viewer, { state, cookie, result, terraUserId: user_id });
  return (
    <div className="flex flex-col items-start gap-6">
      {words(arrival)}
      {arrival.outcome === "connected" && (
        <>
          <EarlierRides viewer={viewer} provider={arrival.provider} />
          <WhatIsKept viewer={viewer} />
          <ButtonLink href="/rides">To your rides</ButtonLink>
        </>
      )}
    </div>
  );
}

/** What of the past is wanted of a connection that was just made, and how far that is. */
async function EarlierRides({ viewer, provider }: { viewer: Viewer; provider: string }) {
  const [connections, pasts] = await Promise.all([listConnections(viewer), listPasts(viewer)]);
  const connection = connections.find((one) => one.provider === provider && one.state === "active");
  if (!connection) return null;
  const own = pasts.filter(({ connectionId }) => connectionId === connection.id);
  return (
    <div className="w-full">
      <ConnectionPast connection={connection} pasts={own} isFixed={viewer.isDemonstration} isJustMade />
    </div>
  );
}

function words(arrival: Arrival): ReactNode {
  switch (arrival.outcome) {
    case "connected":
      return (
        <Notice tone="good" title={`${providerName(arrival.provider)} is connected`}>
          Each ride that you upload there arrives here by itself, moments later.
        </Notice>
      );
    case "waiting":
      return (
        <>
          <Notice title={`Waiting for ${providerName(arrival.provider)}`}>
            You agreed; now the confirmation is on its way. This page tells you when it is here.
          </Notice>
          <Patience>
            <p className="max-w-[56ch] text-muted">
              This takes longer than usual. You need not wait: once the confirmation is here, your rides arrive by
              themselves.
            </p>
          </Patience>
          <ButtonLink href="/settings/connections">To the connections</ButtonLink>
        </>
      );
    case "refused":
      return (
        <>
          <Notice tone="attention" title={`${providerName(arrival.provider)} was not connected`}>
            You did not agree, or something went wrong on the way. Nothing was changed; try again whenever you like.
          </Notice>
          <ConnectForm action={connectAction} provider={arrival.provider}>
            Try again
          </ConnectForm>
        </>
      );
    case "stranger":
      return (
        <>
          <Notice tone="attention" title="This way back is not yours, or is too old">
            Somebody began to connect in another browser or under another account, or too long ago. Nothing was changed.
          </Notice>
          <ButtonLink href="/settings/connections" look="primary">
            To the connections
          </ButtonLink>
        </>
      );
  }
}
