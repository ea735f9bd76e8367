import { z } from "zod";
import { CARE_SETTINGS, toCareSettings } from "./care-settings";
import { MAIL_SETTINGS, mailProblem, toMailSettings } from "./mail-settings";
import { MAP_SETTINGS, toMapSettings } from "./map-settings";

const wholeNumber = (least: number) => z.coerce.number().int().min(least);

const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

const GIGABYTE = 1_000_000_000;

const Raw = z.object({
  PORT: wholeNumber(1).default(3000),
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.string().min(1),
  TERRA_DEV_ID: z.string().min(1),
  TERRA_API_KEY: z.string().min(1),
  TERRA_SIGNING_SECRETS: list.refine((secrets) => secrets.length > 0, "needs at least one secret").optional(),
  TERRA_SIGNING_SECRETS_FILE: z.string().optional(),
  TERRA_BASE_URL: z.url().default("https://access.tryterra.co/api/v2"),
  TERRA_WIDGET_URL: z.url().optional(),
  TERRA_CONNECT_MODE: z.enum(["widget", "direct"]).default("widget"),
  TERRA_PROVIDERS: list.default(["BRYTONSPORT"]),
  // Whether Terra signs anew at each retry is not known, and retries go on for more than a day.
  TERRA_SIGNATURE_TOLERANCE_SECONDS: wholeNumber(0).default(172_800),
  // Where a ping's payload may be fetched; an origin, as http://127.0.0.1:4000, is trusted as it is.
  TERRA_PAYLOAD_HOSTS: list.default(["*.amazonaws.com"]),
  WEBHOOK_MAX_BYTES: wholeNumber(1024).default(64 * 1024 * 1024),
  WEBHOOK_MEMORY_MAX_BYTES: wholeNumber(1024).default(512 * 1024 * 1024),
  RAW_RETENTION_DAYS: wholeNumber(1).default(90),
  DELIVERY_RETENTION_DAYS: wholeNumber(1).default(400),
  METRICS_TOKEN: z.string().min(16).optional(),
  UPLOAD_ARCHIVE_MAX_BYTES: wholeNumber(1024).default(4 * GIGABYTE),
  UPLOAD_WAITING_MAX_BYTES: wholeNumber(1024).default(8 * GIGABYTE),
  NEXTAUTH_SECRET: z.string().min(32),
  TRUSTED_PROXIES: wholeNumber(0).default(0),
  ATTEMPTS_PER_ADDRESS: wholeNumber(1).default(50),
  MUSETTE_DEMONSTRATION: z.enum(["0", "1"]).default("0"),
  SANDBOX_URL: z.url().optional(),
  ...MAP_SETTINGS,
  ...CARE_SETTINGS,
  ...MAIL_SETTINGS,
});

/** Every setting that this file reads, by name; docs/settings.md has a row for each. */
export const SETTING_NAMES: readonly string[] = Object.keys(Raw.shape);

const Env = Raw.superRefine((raw, context) => {
  const problem = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
  if (!raw.TERRA_SIGNING_SECRETS && !raw.TERRA_SIGNING_SECRETS_FILE) {
    problem("TERRA_SIGNING_SECRETS", "needs at least one secret");
  }
  if (raw.DELIVERY_RETENTION_DAYS < raw.RAW_RETENTION_DAYS) {
    problem("DELIVERY_RETENTION_DAYS", "must not be less than RAW_RETENTION_DAYS");
  }
  const halfMail = mailProblem(raw);
  if (halfMail) problem(halfMail.name, halfMail.message);
}).transform((raw) => ({
  port: raw.PORT,
  /** Where people and Terra reach this server, without a slash at the end. */
  publicUrl: (raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`).replace(/\/+$/, ""),
  databaseUrl: raw.DATABASE_URL,
  authSecret: raw.NEXTAUTH_SECRET,
  /** How many proxies of ours stand before us and say in X-Forwarded-For whom they speak for. */
  trustedProxies: raw.TRUSTED_PROXIES,
  /** Failures to sign in, and new accounts, from one address in an hour. */
  attemptsPerAddress: raw.ATTEMPTS_PER_ADDRESS,
  webhookMaxBytes: raw.WEBHOOK_MAX_BYTES,
  /** Of all deliveries that are being received, in one process. */
  webhookMemoryMaxBytes: raw.WEBHOOK_MEMORY_MAX_BYTES,
  /** How long the bytes of a delivery are kept, and how long it stays listed. */
  retention: { bytesDays: raw.RAW_RETENTION_DAYS, listDays: raw.DELIVERY_RETENTION_DAYS },
  /** Whoever bears it may read /api/metrics; null lets operators alone. */
  metricsToken: raw.METRICS_TOKEN ?? null,
  uploads: {
    /** The largest archive that is taken. */
    archiveMaxBytes: raw.UPLOAD_ARCHIVE_MAX_BYTES,
    /** Of one rider, all that is on its way or waits to be read. */
    waitingMaxBytes: raw.UPLOAD_WAITING_MAX_BYTES,
  },
  isDemonstration: raw.MUSETTE_DEMONSTRATION === "1",
  sandboxUrl: raw.SANDBOX_URL ?? null,
  /** The street map of the operator's choice. */
  map: toMapSettings(raw),
  /** How Terra is asked for the past, and when its silence is too long. */
  care: toCareSettings(raw),
  /** Who takes our mail; null where none is sent. */
  mail: toMailSettings(raw),
  terra: {
    devId: raw.TERRA_DEV_ID,
    apiKey: raw.TERRA_API_KEY,
    /** Those of the environment; server/terra/signing-secrets.ts knows those of the file. */
    signingSecrets: raw.TERRA_SIGNING_SECRETS ?? [],
    signingSecretsFile: raw.TERRA_SIGNING_SECRETS_FILE ?? null,
    baseUrl: raw.TERRA_BASE_URL.replace(/\/+$/, ""),
    widgetUrl: raw.TERRA_WIDGET_URL ?? new URL("/api/widget/session", raw.TERRA_BASE_URL).href,
    connectMode: raw.TERRA_CONNECT_MODE,
    providers: raw.TERRA_PROVIDERS,
    toleranceSeconds: raw.TERRA_SIGNATURE_TOLERANCE_SECONDS,
    payloadHosts: [...raw.TERRA_PAYLOAD_HOSTS, ...(raw.SANDBOX_URL ? [new URL(raw.SANDBOX_URL).origin] : [])],
  },
}));

export type Env = z.infer<typeof Env>;

/**
 * Reads the settings out of an environment.
 *
 * @throws Error that names every setting that is missing or wrong, and no value
 */
export function parseEnv(environment: Record<string, string | undefined>): Env {
  // An empty variable is one that was not set: `PUBLIC_URL= npm start`.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = Env.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`These settings are missing or wrong: ${problems.join("; ")}`);
}

let parsed: Env | undefined;

/** The settings this server runs with. Read on first use, so that a build needs none. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
