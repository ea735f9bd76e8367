import type { DayType } from "./health/health-library";
import { BEST_DAY, type Moods, QUICK_RETRIES_MS, retryDelaysOf } from "./moods";
import { type Address, post } from "./post";

/** What is sent: an event as it stands, or rides, days and people, which are written out only when their turn comes. */
export type Content =
  | { kind: "event"; event: object }
  | { kind: "rides"; userId: string; summaryIds: string[]; withSamples: boolean }
  | { kind: "days"; userId: string; type: DayType; dates: string[]; withSamples: boolean }
  | { kind: "athlete"; userId: string };

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
  /** Lost is what was never posted, as it happens to Terra. */
  state: "waiting" | "delivered" | "given up" | "lost";
  attempts: number;
  /** The last answer: an HTTP status, or why there was none. */
  answer: string | null;
  nextAttemptAt: number;
  /** Unix seconds of the first attempt. */
  signedAt?: number;
  /** Where its payload is fetched, when only its address was posted. */
  ping?: { token: string; expiresAt: number };
}

/** A delivery before it is queued. */
export type Letter = Pick<Delivery, "traceId" | "reference" | "about" | "content" | "isHistory">;

export interface PostOffice {
  /** Queues deliveries; the first is posted at once. */
  send(
    letters: Letter[],
    /** Posts none before so much time has passed. */
    afterMs?: number,
  ): void;
  /** Posts one anew that is done with, whatever came of it, as Terra's dashboard can. */
  sendAgain(traceId: string): void;
  /** Looks again for what may be posted: the moods have changed. */
  lookAgain(): void;
  /** Resolves when nothing waits any more, or nothing is posted. */
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
  /** In place of the quick retries. */
  retryDelaysMs?: readonly number[] | undefined;
  moods?: () => Moods;
}

const AT_ONCE = 3;
const KEPT_WHEN_DONE = 60;
const GRACE_MS = 2_000;
/** What comes within so much time of each other is mixed up, when that is asked for. */
const MIXING_MS = 400;

/** Delivers at least once: whatever is not answered with 2xx in time is posted again, with a growing delay. */
export function openPostOffice(options: PostOfficeOptions): PostOffice {
  const { to, bodyOf, deliveries, changed, now } = options;
  const moods = options.moods ?? (() => BEST_DAY);
  const onTheWay = new Map<string, Promise<void>>();
  const cut = new AbortController();
  const waiters: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  work();
  return { send, sendAgain, lookAgain: work, settled, close };

  function send(added: Parameters<PostOffice["send"]>[0], afterMs = 0): void {
    const orderingMs = now();
    const { withheld, reordered, delayMs } = moods();
    const mixingMs = reordered ? MIXING_MS : 0;
    deliveries.push(
      ...added.map((one) => ({
        ...one,
        orderingMs,
        state: withheld ? ("lost" as const) : ("waiting" as const),
        attempts: 0,
        answer: withheld ? "never posted" : null,
        nextAttemptAt: orderingMs + afterMs + delayMs + mixingMs,
      })),
    );
    if (reordered) keepTogether(deliveries, orderingMs + mixingMs);
    forgetOldest(deliveries, orderingMs);
    changed();
    work();
  }

  function sendAgain(traceId: string): void {
    const delivery = deliveries.find((one) => one.traceId === traceId && one.state !== "waiting");
    if (!delivery) return;
    Object.assign(delivery, { state: "waiting", attempts: 0, nextAttemptAt: 0 });
    changed();
    work();
  }

  function work(): void {
    clearTimeout(timer);
    if (isClosed) return;
    const { stopped, reordered } = moods();
    const ready = stopped ? [] : due(deliveries, onTheWay, now(), reordered);
    for (const delivery of ready.slice(0, (reordered ? 1 : AT_ONCE) - onTheWay.size)) {
      onTheWay.set(
        delivery.traceId,
        attempt(delivery).finally(() => arrived(delivery)),
      );
    }
    const next = stopped ? null : nextAttemptAt(deliveries, onTheWay);
    if (onTheWay.size < AT_ONCE && next !== null) timer = setTimeout(work, Math.max(0, next - now()));
    if (next === null && onTheWay.size === 0) for (const resolve of waiters.splice(0)) resolve();
  }

  function arrived(delivery: Delivery): void {
    onTheWay.delete(delivery.traceId);
    forgetOldest(deliveries, now());
    changed();
    work();
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const body = bodyOf(delivery);
    if (!body) {
      Object.assign(delivery, { state: "given up", answer: "nothing left to send" });
      return;
    }
    const { doubled } = moods();
    delivery.signedAt ??= Math.floor(now() / 1000);
    const [answer] = await Promise.all(
      doubled ? [answerTo(delivery, body), answerTo(delivery, body)] : [answerTo(delivery, body)],
    );
    if (answer === null || answer === undefined) return;
    delivery.attempts++;
    delivery.answer = answer;
    if (/^2\d\d$/.test(answer)) delivery.state = "delivered";
    else postpone(delivery);
  }

  /** The status, or why there was none; null when we ourselves hung up, which is no attempt. */
  async function answerTo(delivery: Delivery, body: Uint8Array<ArrayBuffer>): Promise<string | null> {
    const { wrongSignature, keepsSignature, postMs, oldPipeline } = moods();
    const address = wrongSignature ? { ...to, secret: `not ${to.secret}` } : to;
    const signedAt = (keepsSignature ? delivery.signedAt : null) ?? Math.floor(now() / 1000);
    try {
      const response = await post({ ...delivery, body }, address, signedAt, {
        signal: cut.signal,
        postMs,
        isOldPipeline: oldPipeline,
      });
      await response.body?.cancel();
      return String(response.status);
    } catch (error) {
      if (cut.signal.aborted) return null;
      return error instanceof Error && error.name === "TimeoutError" ? "no answer in time" : NOBODY;
    }
  }

  function postpone(delivery: Delivery): void {
    const delays = retryDelaysOf(moods(), options.retryDelaysMs ?? QUICK_RETRIES_MS);
    const delay = moods().forgetsUnreached && delivery.answer === NOBODY ? undefined : delays[delivery.attempts - 1];
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

/** What may be posted now: news before history, otherwise in the order it was queued, or the other way round. */
function due(
  deliveries: readonly Delivery[],
  onTheWay: ReadonlyMap<string, unknown>,
  now: number,
  isReversed: boolean,
): Delivery[] {
  const ready = deliveries.filter(isWaiting(onTheWay)).filter((delivery) => delivery.nextAttemptAt <= now);
  if (isReversed) return ready.toReversed();
  return ready.sort((one, other) => Number(one.isHistory) - Number(other.isHistory));
}

function nextAttemptAt(deliveries: readonly Delivery[], onTheWay: ReadonlyMap<string, unknown>): number | null {
  const waiting = deliveries.filter(isWaiting(onTheWay));
  return waiting.length === 0 ? null : Math.min(...waiting.map((delivery) => delivery.nextAttemptAt));
}

/** What was not tried yet waits for what came after it. */
function keepTogether(deliveries: readonly Delivery[], until: number): void {
  for (const delivery of deliveries) {
    if (delivery.state === "waiting" && delivery.attempts === 0 && delivery.nextAttemptAt < until) {
      delivery.nextAttemptAt = until;
    }
  }
}

/** Of what is done with, only the latest stay on the list, and those whose payload may still be fetched. */
function forgetOldest(deliveries: Delivery[], now: number): void {
  const done = deliveries.filter(({ state, ping }) => state !== "waiting" && !(ping && ping.expiresAt > now));
  for (const delivery of done.slice(0, -KEPT_WHEN_DONE)) deliveries.splice(deliveries.indexOf(delivery), 1);
}

const NOBODY = "nobody there";
