import { z } from "zod";
import { env } from "../env";
import { countCall } from "./calls";
import { ask, client, request, TerraRefused, TerraUnavailable, understood } from "./client";

/** What Terra says of one provider, for our environment. */
export interface Integration {
  provider: string;
  isEnabled: boolean;
  /** Terra's types of data that it tells. */
  types: string[];
}

const Detailed = z.looseObject({
  providers: z.array(
    z.looseObject({
      provider: z.string(),
      enabled: z.boolean().nullish(),
      types: z.record(z.string(), z.boolean().nullish()).nullish(),
    }),
  ),
});

const TIMEOUT_MS = 10_000;

/**
 * The providers that are switched on in our environment, and what time it is at Terra. Told by the dev-id alone: without it
 * everything looks enabled, and with the API key beside it the list may be empty.
 *
 * @returns date: by the header of the answer, to the second; null when it has none
 * @throws TerraUnavailable, TerraRefused
 * @see terra-api.md, 2.4
 */
export async function listIntegrations(): Promise<{ integrations: Integration[]; date: Date | null }> {
  const { answer, date } = await get("/integrations/detailed?sdk=false", { "dev-id": env().terra.devId });
  const { providers } = understood("GET integrations/detailed", Detailed, answer);
  const integrations = providers.map(({ provider, enabled, types }) => ({
    provider,
    isEnabled: enabled !== false,
    types: Object.entries(types ?? {}).flatMap(([type, isTold]) => (isTold ? [type] : [])),
  }));
  return { integrations, date };
}

const Catalogue = z.looseObject({ providers: z.array(z.string()), sdk_providers: z.array(z.string()).nullish() });

/**
 * Every provider that Terra has, in our environment or not: what it says to those who do not say who they are.
 *
 * @throws TerraUnavailable, TerraRefused
 */
export async function listCatalogue(): Promise<string[]> {
  const [short, detailed] = [await get("/integrations", {}), await get("/integrations/detailed?sdk=false", {})];
  const listed = understood("GET integrations", Catalogue, short.answer).providers;
  const { providers } = understood("GET integrations/detailed", Detailed, detailed.answer);
  return [...new Set([...listed, ...providers.map(({ provider }) => provider)])];
}

/**
 * Whether Terra takes our API key: asks for a single user of the list.
 *
 * @throws TerraUnavailable
 */
export async function isKeyTaken(): Promise<boolean> {
  try {
    await ask("GET subscriptions", () => client().user.getalluserids({ page: 0, per_page: 1 }, request));
    return true;
  } catch (error) {
    if (error instanceof TerraRefused) return false;
    throw error;
  }
}

async function get(path: string, headers: Record<string, string>): Promise<{ answer: unknown; date: Date | null }> {
  const call = `GET ${path.replace(/^\/|\?.*$/g, "")}`;
  const response = await fetch(`${env().terra.baseUrl}${path}`, {
    headers,
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    countCall(call, null);
    throw new TerraUnavailable(`${call} got no answer`, { cause });
  });
  countCall(call, response.status);
  const answer: unknown = await response.json().catch(() => null);
  if (response.status >= 500 || response.status === 429) {
    throw new TerraUnavailable(`${call} answered ${response.status}`);
  }
  if (!response.ok) throw new TerraRefused(`${call} answered ${response.status}`, response.status);
  const at = new Date(response.headers.get("date") ?? "");
  return { answer, date: Number.isNaN(at.getTime()) ? null : at };
}
