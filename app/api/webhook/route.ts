import { noticeReceipt } from "@/server/ingest/notice";
import type { Receipt } from "@/server/ingest/receipt";
import { receiveDelivery } from "@/server/ingest/receive";
import { log } from "@/server/log";
import { countReceipt } from "@/server/metrics";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const STATUS: Record<Receipt, number> = {
  stored: 200,
  duplicate: 200,
  incomplete: 400,
  forged: 401,
  "too-large": 413,
  "unknown-encoding": 415,
  busy: 503,
  unavailable: 503,
};

const RETRY_AFTER_SECONDS = "30";

/** Terra delivers here. Keep the delivery and its job, then answer; a worker does the rest. */
export async function POST(request: Request) {
  const start = performance.now();
  const received = await receiveDelivery(request.headers, request.body);
  const { receipt, id, byteCount, forgery, cause } = received;
  const status = STATUS[receipt];
  const ms = performance.now() - start;

  const line = { event: "delivery", receipt, status, id, bytes: byteCount, forgery, ms: Math.round(ms) };
  if (status === 503) log.error({ ...line, reason: cause instanceof Error ? cause.message : String(cause) });
  else if (status >= 400) log.warn(line);
  else log.info(line);
  countReceipt(receipt, forgery, ms);
  void noticeReceipt(received);

  return new Response(null, { status, headers: status === 503 ? { "Retry-After": RETRY_AFTER_SECONDS } : {} });
}
