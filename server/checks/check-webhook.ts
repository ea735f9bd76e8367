import { createHash, createHmac, randomUUID } from "node:crypto";
import { db } from "../db";
import { env } from "../env";
import { signingSecrets } from "../terra/signing-secrets";
import { type Check, checkOf } from "./check";

const TIMEOUT_MS = 10_000;
/** Half of what Terra waits. */
const QUICK_MS = 4_000;

const FROM_HERE =
  "The question went out from this server itself: a firewall that lets us out and Terra not in would not show.";

/**
 * Delivers a healthcheck to our own webhook by the address that Terra uses, as Terra would sign it, and sees that it
 * arrives here. It leaves nothing: what arrived is deleted, so that it does not count as Terra's.
 */
export async function checkWebhook(address = `${env().publicUrl}/api/webhook`): Promise<Check> {
  const check = checkOf("webhook", "The webhook’s address");
  const [secret] = signingSecrets();
  if (secret === undefined) return check.unknown("There is no signing secret to sign a question with.");
  const traceId = `setup-check:${randomUUID()}`;
  const body = JSON.stringify({ type: "healthcheck", creation_timestamp: new Date().toISOString(), note: traceId });
  const start = performance.now();
  const answer = await post(address, body, secret, traceId);
  const tookMs = Math.round(performance.now() - start);
  if (typeof answer === "string") {
    return check.attention(`${address} could not be reached: ${answer}.`, UNREACHABLE[answer] ?? ELSEWISE);
  }
  const { count } = await db.delivery.deleteMany({
    where: { bodyHash: createHash("sha256").update(body).digest(), traceKey: traceId },
  });
  if (answer >= 200 && answer < 300) {
    if (count === 0) {
      return check.attention(
        `${address} answered ${answer}, but nothing arrived here.`,
        "Another server answers at PUBLIC_URL, or a proxy answers in place of this one. Point the name, or the proxy, here.",
      );
    }
    if (tookMs <= QUICK_MS) return check.good(`A signed healthcheck arrived in ${tookMs} ms. ${FROM_HERE}`);
    return check.attention(
      `A signed healthcheck arrived, but it took ${tookMs} ms.`,
      "Terra gives up after 8 s and slows down before that: see whether this machine, its database or the proxy is overloaded.",
    );
  }
  return check.attention(`${address} answered ${answer} to a signed healthcheck.`, adviceOn(answer));
}

/** @returns the status, or the kind of trouble */
async function post(address: string, body: string, secret: string, traceId: string): Promise<number | string> {
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "terra-signature": `t=${seconds},v1=${signature}`,
        "x-terra-trace-id": traceId,
        "user-agent": "Musette set-up check",
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return troubleOf(error);
  }
}

function troubleOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (error instanceof Error && error.name === "TimeoutError") return "no answer";
  if (/^ENOTFOUND|^EAI_/.test(code)) return "no such name";
  if (code === "ECONNREFUSED") return "refused";
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_TLS|^ERR_SSL|EPROTO/.test(code)) return "bad certificate";
  return "no connection";
}

const ELSEWISE = "See whether the address is right, whether this machine reaches it, and whether the proxy runs.";

const UNREACHABLE: Record<string, string> = {
  "no answer":
    "Nothing answered within 10 s. See whether the proxy runs and whether a firewall lets 443 in; some routers do not " +
    "lead from inside back to their own outer address, and then only a question from outside tells.",
  "no such name": "The name in PUBLIC_URL is not known: see the DNS record, and that PUBLIC_URL is spelled right.",
  refused: "Nothing listens there: see whether the proxy runs, and that the port in PUBLIC_URL is right.",
  "bad certificate":
    "The certificate is not one that is believed: it has ended, is of another name, or lacks the one in between. Terra " +
    "does not deliver to it either.",
};

function adviceOn(status: number): string {
  if (status >= 300 && status < 400) {
    return (
      "Terra takes a redirect for a failure. Set PUBLIC_URL to the address where it ends (https, without a slash at the " +
      "end), give Terra that address, and have the proxy redirect nothing beneath /api/webhook."
    );
  }
  if (status === 401) {
    return (
      "The signature did not fit: the proxy changes the body or leaves the header terra-signature out, or another server " +
      "with other secrets answers there."
    );
  }
  if (status === 403) return "Something before Musette forbids it: exempt /api/webhook from the firewall's rules.";
  if (status === 404)
    return "The proxy does not lead /api/webhook here, or PUBLIC_URL has a path that it must not have.";
  if (status === 405) return "The proxy lets no POST through to /api/webhook.";
  if (status === 413) return "The proxy allows too little: let bodies of 64 MB and more through to /api/webhook.";
  if (status === 502 || status === 504) return "The proxy does not reach Musette: see that it runs, and on which port.";
  if (status === 503) return "Musette could not take it just now: see the alarms, the database and the log.";
  return ELSEWISE;
}
