import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DisconnectForm } from "@/components/settings/disconnect-form";
import { parseConnectionId } from "@/core/ids";
import { providerName } from "@/core/provider-name";
import { requireViewer } from "@/server/auth";
import { findConnection } from "@/server/data/connections";
import { disconnectAction } from "../../actions";

export const metadata: Metadata = { title: "Disconnect" };

export default async function DisconnectPage({ params }: { params: Promise<{ connectionId: string }> }) {
  const viewer = await requireViewer();
  const id = parseConnectionId((await params).connectionId);
  const connection = id && (await findConnection(viewer, id));
  if (!connection) notFound();

  const { provider, rideCount, dayCount } = connection;
  const isOver = connection.state === "revoked";
  return (
    <>
      <h2 className="mb-4 text-title font-medium tracking-tight">
        {isOver ? `Delete what came from ${providerName(provider)}` : `Disconnect ${providerName(provider)}`}
      </h2>
      <DisconnectForm
        action={disconnectAction}
        connection={{ id: connection.id, provider, rideCount, dayCount, isOver }}
      />
    </>
  );
}
