import { type Address, post } from "./post";

/** What is sent: an event as it stands, or rides, which are written out only when their turn comes. */
export type Content =
  | { kind: "event"; event: object }
  | { kind: "rides"; userId: string; summaryIds: string[]; withSamples: boolean };

/** One delivery and how far it got. It is kept, so a restart goes on where the last run stopped. */
export interface Delivery {
  traceId: string;
  reference: string;
  orderingMs: number;
  /** In a few words, for people. */
  about: string;
  content: Content;
  /** History waits behind what happens now. */
  isHistory: boolean;
  state: "waiting" | "delivered" | "given up";
  attempts: number;
  /** The last answer: an HTTP status, or why there was none. */
  answer: string | null;
  nextAttemptAt: number;
}

export interface PostOffice {
  /** Queues deliveries; the first is posted at once. */
  send(
    deliveries: Pick<Delivery, "traceId" | "reference" | "about" | "content" | "isHistory">[],
    /** Posts none before so much time has passed. */
    afterMs?: number,
  ): void;
  /** Puts one that was given up back at the start. */
  sendAgain(traceId: string): void;
  /** Resolves when nothing waits any more: delivered or given up. */
  settled(): Promise<void>;
  /** Posts nothing new, and waits for what is on its way. */
  close(): Promise<void>;
}

export interface PostOfficeOptions {
  to: Address;
  /** The bytes of one delivery, the same at every attempt; null when there is nothing to send any more. */
  bodyOf: (delivery: Delivery) => Uint8Array<ArrayBuffer> | null;
  /** The list is shared: whoever keeps it, keeps the post. */
  deliveries: Delivery[];
  changed: () => void;
  now: () => number;
  retryDelaysMs?: readonly number[] | undefined;
}

/** Terra begins at 30 s and ends after a day (terra-api.md 4.3); nobody waits that long for a sandbox. */
const RETRY_DELAYS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 120_000, 300_000];

const AT_ONCE = 3;
const KEPT_WHEN_DONE = 60;
const GRACE_MS = 2_000;

/** Delivers at least once: whatever is not answered with 2xx in time is posted again, with a growing delay. */
export function openPostOffice(options: PostOfficeOptions): PostOffice {
  const { to, bodyOf, deliveries, changed, now } = options;
  const delays = options.retryDelaysMs ?? RETRY_DELAYS_MS;
  const onTheWay = new Map<string, Promise<void>>();
  const cut = new AbortController();
  const waiters: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  work();
  return { send, sendAgain, settled, close };

  function send(added: Parameters<PostOffice["send"]>[0], afterMs = 0): void {
    const orderingMs = now();
    deliveries.push(
      ...added.map((one) => ({
        ...one,
        orderingMs,
        state: "waiting" as const,
        attempts: 0,
        answer: null,
        nextAttemptAt: orderingMs + afterMs,
      })),
    );
    changed();
    work();
  }

  function sendAgain(traceId: string): void {
    const delivery = deliveries.find((one) => one.traceId === traceId && one.state === "given up");
    if (!delivery) return;
    Object.assign(delivery, { state: "waiting", attempts: 0, nextAttemptAt: 0 });
    changed();
    work();
  }

  function work(): void {
    clearTimeout(timer);
    if (isClosed) return;
    for (const delivery of due(deliveries, onTheWay, now()).slice(0, AT_ONCE - onTheWay.size)) {
      onTheWay.set(
        delivery.traceId,
        attempt(delivery).finally(() => arrived(delivery)),
      );
    }
    const next = nextAttemptAt(deliveries, onTheWay);
    if (onTheWay.size < AT_ONCE && next !== null) timer = setTimeout(work, Math.max(0, next - now()));
    if (next === null && onTheWay.size === 0) for (const resolve of waiters.splice(0)) resolve();
  }

  function arrived(delivery: Delivery): void {
    onTheWay.delete(delivery.traceId);
    forgetOldest(deliveries);
    changed();
    work();
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const body = bodyOf(delivery);
    if (!body) {
      Object.assign(delivery, { state: "given up", answer: "nothing left to send" });
      return;
    }
    const answer = await answerTo({ ...delivery, body });
    if (answer === null) return;
    delivery.attempts++;
    delivery.answer = answer;
    if (/^2\d\d$/.test(answer)) delivery.state = "delivered";
    else postpone(delivery);
  }

  /** The status, or why there was none; null when we ourselves hung up, which is no attempt. */
  async function answerTo(letter: Parameters<typeof post>[0]): Promise<string | null> {
    try {
      const response = await post(letter, to, Math.floor(now() / 1000), { signal: cut.signal });
      await response.body?.cancel();
      return String(response.status);
    } catch (error) {
      if (cut.signal.aborted) return null;
      return error instanceof Error && error.name === "TimeoutError" ? "no answer in time" : "nobody there";
    }
  }

  function postpone(delivery: Delivery): void {
    const delay = delays[delivery.attempts - 1];
    if (delay === undefined) delivery.state = "given up";
    else delivery.nextAttemptAt = now() + delay;
  }

  function settled(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiters.push(resolve);
    work();
    return promise;
  }

  async function close(): Promise<void> {
    isClosed = true;
    clearTimeout(timer);
    const grace = setTimeout(() => cut.abort(), GRACE_MS);
    await Promise.all(onTheWay.values());
    clearTimeout(grace);
    for (const resolve of waiters.splice(0)) resolve();
  }
}

const isWaiting = (onTheWay: ReadonlyMap<string, unknown>) => (delivery: Delivery) =>
  delivery.state === "waiting" && !onTheWay.has(delivery.traceId);

/** What may be posted now: news before history, otherwise in the order it was queued. */
function due(deliveries: readonly Delivery[], onTheWay: ReadonlyMap<string, unknown>, now: number): Delivery[] {
  const ready = deliveries.filter(isWaiting(onTheWay)).filter((delivery) => delivery.nextAttemptAt <= now);
  return ready.sort((one, other) => Number(one.isHistory) - Number(other.isHistory));
}

function nextAttemptAt(deliveries: readonly Delivery[], onTheWay: ReadonlyMap<string, unknown>): number | null {
  const waiting = deliveries.filter(isWaiting(onTheWay));
  return waiting.length === 0 ? null : Math.min(...waiting.map((delivery) => delivery.nextAttemptAt));
}

/** Of what is done with, only the latest stay on the list. */
function forgetOldest(deliveries: Delivery[]): void {
  const done = deliveries.filter((delivery) => delivery.state !== "waiting");
  for (const delivery of done.slice(0, -KEPT_WHEN_DONE)) deliveries.splice(deliveries.indexOf(delivery), 1);
}
