import type { SourceId, UserId } from "@/core/ids";
import { providerName } from "@/core/provider-name";
import { db } from "../db";
import type { JobData } from "../job-data";
import { announce } from "../live";
import { TerraRefused, TerraUnavailable } from "../terra/client";
import { type Asked, askForData } from "../terra/requests";
import { keepAsDelivery } from "./asked-delivery";
import { refusalInWords } from "./refusal-words";

/** A ride that touches midnight is in the window of either day, and not every provider knows the rider's clock. */
const MARGIN_MS = 86_400_000;

/** So long Terra is asked again when it cannot answer; then the rider may ask anew. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Asks Terra once more for what it has of the days of a recording. It sends what it has to the webhook, where all rides
 * come in; what it tells at once goes the same way.
 *
 * @throws TerraUnavailable when Terra could not be asked: worth another try
 */
export async function askAgain({ riderId, sourceId, askedAt }: JobData["ask-again"], now = new Date()): Promise<void> {
  const source = await findAsked(riderId, sourceId, new Date(askedAt));
  if (source === null) return;
  const { connection, startedAt, elapsedSeconds } = source;
  const provider = providerName(connection.provider);
  if (connection.state !== "active") return answer(source, `${provider} is not connected any more. ${SAFE}`);
  try {
    const asked = await askForData(connection.terraUserId, "activity", {
      from: new Date(startedAt.getTime() - MARGIN_MS),
      until: new Date(startedAt.getTime() + elapsedSeconds * 1000 + MARGIN_MS),
    });
    if (asked.kind === "told") await keepAsDelivery(asked.event, `asked ${sourceId} ${askedAt}`, now);
    await answer(source, inWords(asked, provider));
  } catch (error) {
    if (error instanceof TerraRefused) return answer(source, refusalInWords(error, provider, SAFE));
    if (!(error instanceof TerraUnavailable)) throw error;
    const isOver = now.getTime() - source.askedAt.getTime() > PATIENCE_MS;
    await answer(source, isOver ? `Terra could not be reached. ${SAFE} Ask again later.` : UNREACHED);
    if (!isOver) throw error;
  }
}

const SAFE = "What is here stays as it is.";
const UNREACHED = "Terra could not be reached; we try again by ourselves.";

function inWords({ kind }: Asked, provider: string): string {
  switch (kind) {
    case "will-be-sent":
      return `${provider} was asked. If anything changed, it will arrive here by itself.`;
    case "told":
      return `${provider} has answered. If anything changed, you see it here in a moment.`;
    case "nothing":
      return `${provider} has nothing of that day any more. ${SAFE}`;
  }
}

interface AskedSource {
  riderId: UserId;
  id: string;
  rideId: string;
  askedAt: Date;
  startedAt: Date;
  elapsedSeconds: number;
  connection: { provider: string; state: string; terraUserId: string };
}

/** @returns null when it is gone, or was asked for again since: that job does it */
async function findAsked(riderId: UserId, sourceId: SourceId, askedAt: Date): Promise<AskedSource | null> {
  const row = await db.rideSource.findFirst({
    where: { riderId, id: sourceId, askedAt },
    select: {
      rideId: true,
      startedAt: true,
      elapsedSeconds: true,
      connection: { select: { provider: true, state: true, terraUserId: true } },
    },
  });
  return row?.connection ? { ...row, riderId, id: sourceId, askedAt, connection: row.connection } : null;
}

/** The ride is looked up anew: the source may have come to another one meanwhile. */
async function answer({ riderId, id, askedAt }: AskedSource, askAnswer: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const [changed] = await tx.rideSource.updateManyAndReturn({
      where: { riderId, id, askedAt },
      data: { askAnswer },
      select: { rideId: true },
    });
    if (changed) await announce(tx, { kind: "ride", riderId, rideId: changed.rideId });
  });
}
