import { DATA_TYPES } from "@/core/wanted-data";
import type { HistoryRequest } from "../../prisma/generated/client";
import type { Transaction } from "../db";
import { layOutWindows } from "../history-requests";
import type { RequestedType } from "../terra/requests";
import { wantedOf } from "./wanted";

/** Lays out the windows of a request: of its stretch, for each type of data that is wanted of this rider. Once. */
export async function layOut(tx: Transaction, request: HistoryRequest): Promise<void> {
  const { riderId, id, from, until } = request;
  if ((await tx.historyWindow.findFirst({ where: { riderId, requestId: id }, select: { number: true } })) !== null)
    return;
  const { types } = await wantedOf(riderId, tx);
  const requested = DATA_TYPES.filter((type): type is RequestedType => type !== "athlete" && types[type]);
  if ((await layOutWindows(tx, { riderId, id, from, until }, requested)) === 0) {
    await tx.historyRequest.update({
      where: { riderId_id: { riderId, id } },
      data: { state: "failed", reason: NOTHING_WANTED, finishedAt: new Date() },
    });
  }
}

const NOTHING_WANTED = "Nothing of that time is wanted: see what is kept of your data in the settings.";
