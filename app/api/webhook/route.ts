import { type Receipt, receiveDelivery } from "@/server/ingest/receive";
import { log } from "@/server/log";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const STATUS: Record<Receipt, number> = {
  stored: 200,
  duplicate: 200,
  incomplete: 400,
  forged: 401,
  "too-large": 413,
  busy: 503,
  unavailable: 503,
};

const RETRY_AFTER_SECONDS = "30";

/** Terra delivers here. Keep the delivery and its job, then answer; a worker does the rest. */
export async function POST(request: Request) {
  const start = performance.now();
  const { receipt, id, byteCount, cause } = await receiveDelivery(request.headers, request.body);
  const status = STATUS[receipt];

  const line = { event: "delivery", receipt, status, id, bytes: byteCount, ms: Math.round(performance.now() - start) };
  if (status === 503) log.error({ ...line, reason: cause instanceof Error ? cause.message : String(cause) });
  else if (status >= 400) log.warn(line);
  else log.info(line);

  return new Response(null, { status, headers: status === 503 ? { "Retry-After": RETRY_AFTER_SECONDS } : {} });
}
