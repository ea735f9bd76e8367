import { isDeepStrictEqual, promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { ZodError } from "zod";
import { type HealthFigures, hasChanged, readHealthFigures } from "@/core/health";
import {
  type HealthType,
  itemWithHeld,
  itemWithoutUnwanted,
  WANTED_FIELDS,
  type WantedField,
} from "@/core/wanted-data";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { toJson } from "../ride-json";
import { readHealth, type ToldHealth } from "../terra/health-data";
import { type BoundConnection, takesNow } from "./connections";
import type { ClaimedDelivery } from "./deliveries";
import { wantedOf } from "./wanted";

/** What became of one item of a health delivery. */
export type StoredHealth =
  /** `older`: what is here was emitted later. `ended`: the rider ended the connection meanwhile. */
  /** `unwanted`: the rider withdrew the type meanwhile. */
  | { kind: "stored" | "deleted" | "unchanged" | "older" | "ended" | "unwanted"; identity: string }
  | { kind: "unreadable"; reason: string };

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const LARGEST_ITEM = 64 * 1024 * 1024;

/** Days of weights arrive together, and the rides are reckoned with once. */
const GATHER_SECONDS = 30;

/**
 * Stores what a provider tells of a rider's body, days, sleeps, food or cycle: each item whole, in place of what an
 * earlier delivery said of the same. One that cannot be read costs no other.
 *
 * @param items without what is not wanted of them
 * @returns what became of each, in their order
 */
export async function storeHealth(
  connection: Pick<BoundConnection, "id" | "riderId">,
  type: HealthType,
  items: readonly unknown[],
  delivery: Pick<ClaimedDelivery, "id" | "orderedAt" | "receivedAt" | "dropped">,
): Promise<StoredHealth[]> {
  const { riderId } = connection;
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const isOpen = await takesNow(tx, connection, delivery.orderedAt);
    // By the choice as it is now: what was wanted when the delivery was taken on need not be any more.
    const wanted = await wantedOf(riderId, tx);
    const leftOut = WANTED_FIELDS.filter((field) => !wanted.fields[field] || delivery.dropped.includes(field));
    const read = items.map((item) => readItem(type, itemWithoutUnwanted(item, wanted)));
    const results: StoredHealth[] = [];
    let hasNewWeight = false;
    for (const one of read) {
      if ("reason" in one) results.push({ kind: "unreadable", reason: one.reason });
      else if (!isOpen) results.push({ kind: "ended", identity: one.told.identity });
      else if (!wanted.types[type]) results.push({ kind: "unwanted", identity: one.told.identity });
      else {
        const { kind, isNewWeight } = await put(tx, { connection, type, delivery, leftOut, ...one });
        results.push({ kind, identity: one.told.identity });
        hasNewWeight ||= isNewWeight;
      }
    }
    if (hasNewWeight) {
      await sendJob(tx, "reckon-rides", { riderId }, { key: riderId, afterSeconds: GATHER_SECONDS });
    }
    if (results.some(({ kind }) => kind === "stored" || kind === "deleted")) {
      await announce(tx, { kind: "health", riderId });
    }
    return results;
  });
}

type ReadItem = { told: ToldHealth; item: unknown } | { reason: string };

/** Names what is wrong and where, never with what value. */
function readItem(type: HealthType, item: unknown): ReadItem {
  try {
    return { told: readHealth(type, item), item };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return { reason: `lacks ${error.issues.map((issue) => issue.path.join(".") || "its day").join(", ")}` };
  }
}

interface Put {
  connection: Pick<BoundConnection, "id" | "riderId">;
  type: HealthType;
  delivery: Pick<ClaimedDelivery, "id" | "orderedAt" | "receivedAt">;
  /** What is missing from the item because nobody here wanted it: what is held of that stays. */
  leftOut: readonly WantedField[];
  told: ToldHealth;
  item: unknown;
}

async function put(
  tx: Transaction,
  { connection: { riderId, id: connectionId }, type, delivery, leftOut, told, item }: Put,
): Promise<{ kind: "stored" | "deleted" | "unchanged" | "older"; isNewWeight: boolean }> {
  const key = { riderId, connectionId, type, identity: told.identity };
  const known = await tx.healthDay.findUnique({ where: { riderId_connectionId_type_identity: key } });
  if (known !== null && known.orderedAt > delivery.orderedAt) return { kind: "older", isNewWeight: false };

  const before = known && (await unpackWhole(known.whole));
  const whole = known ? withKnown(item, before, leftOut) : item;
  const { figures } = whole === item ? told : readHealth(type, whole);
  const word = { orderedAt: delivery.orderedAt, receivedAt: delivery.receivedAt, deliveryId: delivery.id };
  const isAsKnown = isDeepStrictEqual(
    [whole, toJson(figures), told.isDeleted],
    [before, known?.figures, !!known?.deletedAt],
  );
  if (known !== null && isAsKnown) {
    await tx.healthDay.update({ where: { riderId_connectionId_type_identity: key }, data: word });
    return { kind: "unchanged", isNewWeight: false };
  }
  const data = {
    ...word,
    day: new Date(`${told.day}T00:00:00Z`),
    deletedAt: told.isDeleted ? delivery.orderedAt : null,
    figures,
    whole: await compress(JSON.stringify(whole)),
  };
  await tx.healthDay.upsert({
    where: { riderId_connectionId_type_identity: key },
    create: { ...key, ...data },
    update: data,
  });
  return {
    kind: told.isDeleted ? "deleted" : "stored",
    isNewWeight: isOtherWeight(
      known && known.deletedAt === null ? readHealthFigures(known.figures) : {},
      told.isDeleted ? {} : figures,
    ),
  };
}

/** An item as it was stored whole. */
export const unpackWhole = async (bytes: Uint8Array): Promise<unknown> =>
  JSON.parse((await decompress(bytes, { maxOutputLength: LARGEST_ITEM })).toString("utf8"));

const recordOf = (value: unknown): Record<string, unknown> | null =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : null;

const withKnown = (item: unknown, before: unknown, leftOut: readonly WantedField[]): unknown =>
  keepEnrichment(itemWithHeld(item, before, leftOut), before);

const ENRICHMENT = "data_enrichment";

/** Terra reckons scores when it can; that it says null later does not mean that there is none (terra-api.md, 4.7). */
function keepEnrichment(item: unknown, before: unknown): unknown {
  const was = recordOf(recordOf(before)?.[ENRICHMENT]);
  const said = recordOf(item);
  if (was === null || said === null) return item;
  const now = recordOf(said[ENRICHMENT]) ?? {};
  const kept = Object.entries(was).filter(([name, value]) => value !== null && (now[name] ?? null) === null);
  return kept.length === 0 ? item : { ...said, [ENRICHMENT]: { ...now, ...Object.fromEntries(kept) } };
}

function isOtherWeight({ weightKg: was }: HealthFigures, { weightKg: is }: HealthFigures): boolean {
  return was === undefined || is === undefined ? was !== is : hasChanged(was, is);
}
