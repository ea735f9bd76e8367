import { TerraClient, TerraError } from "terra-api";
import { z } from "zod";
import { env } from "../env";
import { countCall } from "./calls";
import { TerraUser } from "./user";

/** Terra did not answer, or says it cannot just now: worth another try. */
export class TerraUnavailable extends Error {
  override name = "TerraUnavailable";
  /** Null when Terra did not say when to come again. */
  readonly retryAfterSeconds: number | null;
  /** Null when there was no answer, or one that was not understood. */
  readonly status: number | null;

  constructor(
    message: string,
    {
      retryAfterSeconds,
      status,
      ...options
    }: ErrorOptions & { retryAfterSeconds?: number | null; status?: number | null } = {},
  ) {
    super(message, options);
    this.retryAfterSeconds = retryAfterSeconds ?? null;
    this.status = status ?? null;
  }
}

/** Terra understood and said no: trying again the same way will not help. */
export class TerraRefused extends Error {
  override name = "TerraRefused";
  readonly status: number | null;

  constructor(message: string, status: number | null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** Where Terra sends the browser back to, and what it calls the rider. */
export interface ConnectRequest {
  /** The rider's `terraReference`; never an id of ours or an address. */
  reference: string;
  provider: string;
  successUrl: string;
  failureUrl: string;
}

const TIMEOUT_SECONDS = 10;

/** How every call of the SDK is made. */
export const request = { timeoutInSeconds: TIMEOUT_SECONDS, maxRetries: 1 };

/** Terra's own SDK with the keys of this house; to be called through `ask` alone. */
export const client = () => {
  const { baseUrl, devId, apiKey } = env().terra;
  return new TerraClient({ baseUrl, devId, apiKey });
};

/** Where a browser may be sent. */
const Page = z.url({ protocol: /^https?$/ });

const WidgetSession = z.looseObject({ url: Page, warnings: z.array(z.string()).nullish() });

/**
 * A page of Terra's on which the rider agrees; good for one press.
 *
 * @returns warnings: the providers that we asked for and Terra does not offer us
 * @throws TerraUnavailable, TerraRefused
 * @see terra-api.md, 2.1: the official SDK lacks this endpoint
 */
export async function openWidgetSession(wanted: ConnectRequest): Promise<{ url: string; warnings: string[] }> {
  const { widgetUrl, devId, apiKey } = env().terra;
  const body = JSON.stringify({
    providers: wanted.provider,
    reference_id: wanted.reference,
    auth_success_redirect_url: wanted.successUrl,
    auth_failure_redirect_url: wanted.failureUrl,
  });
  const { status, text } = await post(widgetUrl, { "dev-id": devId, "x-api-key": apiKey }, body).catch(
    (cause: unknown) => {
      countCall("POST widget session", null);
      throw new TerraUnavailable("POST widget session got no answer", { cause });
    },
  );
  countCall("POST widget session", status);
  if (status >= 500 || status === 429) throw new TerraUnavailable(`POST widget session answered ${status}`);
  if (status < 200 || status >= 300) {
    throw new TerraRefused(`POST widget session answered ${status}: ${reasonIn(text)}`, status);
  }
  const session = understood("POST widget session", WidgetSession, jsonIn(text));
  return { url: session.url, warnings: session.warnings ?? [] };
}

async function post(url: string, headers: Record<string, string>, body: string) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000),
  });
  return { status: response.status, text: await response.text() };
}

const DirectSession = z.looseObject({ auth_url: Page, user_id: z.string().min(1) });

/**
 * The same without Terra's widget. The Terra user exists from here on, but is a claim until a signed event says more.
 *
 * @throws TerraUnavailable, TerraRefused
 */
export async function authenticateDirectly(wanted: ConnectRequest): Promise<{ url: string; terraUserId: string }> {
  const answer = await ask("POST authenticateUser", () =>
    client().authentication.authenticateuser(
      {
        resource: wanted.provider,
        reference_id: wanted.reference,
        auth_success_redirect_url: wanted.successUrl,
        auth_failure_redirect_url: wanted.failureUrl,
      },
      request,
    ),
  );
  const session = understood("POST authenticateUser", DirectSession, answer);
  return { url: session.auth_url, terraUserId: session.user_id };
}

const UserInfo = z.looseObject({ user: TerraUser, is_authenticated: z.boolean().nullish() });

/**
 * What Terra knows of one of its users.
 *
 * @returns null when Terra knows no such user, or the rider has not agreed yet
 * @throws TerraUnavailable, TerraRefused
 */
export async function findTerraUser(terraUserId: string): Promise<TerraUser | null> {
  try {
    const answer = await ask("GET userInfo", () => client().user.getinfoforuserid({ user_id: terraUserId }, request));
    const info = understood("GET userInfo", UserInfo, answer);
    return info.is_authenticated === false ? null : info.user;
  } catch (error) {
    if (error instanceof TerraRefused && error.status === 404) return null;
    throw error;
  }
}

/**
 * Ends a connection at Terra, who then deletes all it holds of it. One that is gone already is no error.
 *
 * @throws TerraUnavailable, TerraRefused
 */
export async function deauthenticate(terraUserId: string): Promise<void> {
  try {
    await ask("DELETE deauthenticateUser", () =>
      client().authentication.deauthenticateuser({ user_id: terraUserId }, request),
    );
  } catch (error) {
    if (error instanceof TerraRefused && error.status === 404) return;
    throw error;
  }
}

/**
 * One call of the SDK, its errors turned into ours.
 *
 * @throws TerraUnavailable, TerraRefused
 */
export async function ask<Answer>(what: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await call();
    countCall(what, 200);
    return answer;
  } catch (error) {
    const told = error instanceof TerraError ? error : null;
    const status = told?.statusCode ?? null;
    countCall(what, status);
    // More than 1,825 days in one request (r1) are too many at any time.
    const isTooMuch = status === 429 && told?.rawResponse?.headers.get("x-terra-ratelimit-rule") === "r1";
    if (!isTooMuch && (status === null || status >= 500 || status === 429 || status === 408)) {
      throw new TerraUnavailable(`${what} ${status === null ? "got no answer" : `answered ${status}`}`, {
        cause: error,
        status,
        retryAfterSeconds: secondsIn(told?.rawResponse?.headers.get("retry-after")),
      });
    }
    throw new TerraRefused(`${what} answered ${status}`, status, { cause: error });
  }
}

/** A header that holds a whole number of seconds or days; null when it is missing or holds something else. */
export const secondsIn = (text: string | null | undefined): number | null =>
  text && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;

/**
 * An answer in the shape that we know.
 *
 * @throws TerraUnavailable when it has another
 */
export function understood<T>(what: string, shape: z.ZodType<T>, answer: unknown): T {
  const result = shape.safeParse(answer);
  if (!result.success)
    throw new TerraUnavailable(`${what} answered in a shape we do not know`, { cause: result.error });
  return result.data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const Problem = z.looseObject({
  detail: z.string().nullish(),
  message: z.string().nullish(),
  title: z.string().nullish(),
});

/** Old host, new host and proxies each say it differently (terra-api.md, 1.4). */
function reasonIn(text: string): string {
  const problem = Problem.safeParse(jsonIn(text)).data;
  return problem?.detail ?? problem?.message ?? problem?.title ?? text.slice(0, 500);
}
