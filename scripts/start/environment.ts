import { join } from "node:path";
import type { Secrets } from "./secrets";
import type { StartSettings } from "./settings";

/** The sandbox as web and worker know it, and as it knows itself. */
export interface SandboxPlace {
  port: number;
  publicUrl: string;
}

const DEV_ID = "musette-sandbox";

/** What is the same for the build and for everything that is started. What the person has set goes before. */
export const baseEnvironment = (
  given: NodeJS.ProcessEnv,
  settings: StartSettings,
  secrets: Secrets,
): NodeJS.ProcessEnv => ({
  ...given,
  NODE_ENV: settings.isDev ? "development" : "production",
  NEXT_TELEMETRY_DISABLED: "1",
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: given.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secrets.serverActionsKey,
});

/** The settings of web and worker, as server/env.ts reads them. */
export const appEnvironment = (
  base: NodeJS.ProcessEnv,
  settings: StartSettings,
  secrets: Secrets,
  databaseUrl: string,
  sandbox: SandboxPlace | null,
): NodeJS.ProcessEnv => ({
  ...base,
  PORT: String(settings.port),
  PUBLIC_URL: settings.publicUrl,
  DATABASE_URL: databaseUrl,
  NEXTAUTH_URL: settings.publicUrl,
  NEXTAUTH_SECRET: base.NEXTAUTH_SECRET || secrets.authSecret,
  MUSETTE_DEMONSTRATION: sandbox ? "1" : "0",
  ...(sandbox && {
    TERRA_DEV_ID: DEV_ID,
    TERRA_API_KEY: secrets.sandboxApiKey,
    TERRA_SIGNING_SECRETS: secrets.sandboxSigningSecret,
    TERRA_BASE_URL: `http://127.0.0.1:${sandbox.port}/api/v2`,
    TERRA_WIDGET_URL: "",
    SANDBOX_URL: sandbox.publicUrl,
  }),
});

export const sandboxEnvironment = (
  base: NodeJS.ProcessEnv,
  settings: StartSettings,
  secrets: Secrets,
  sandbox: SandboxPlace,
): NodeJS.ProcessEnv => ({
  ...base,
  SANDBOX_PORT: String(sandbox.port),
  SANDBOX_PUBLIC_URL: sandbox.publicUrl,
  SANDBOX_DEV_ID: DEV_ID,
  SANDBOX_API_KEY: secrets.sandboxApiKey,
  SANDBOX_SIGNING_SECRET: secrets.sandboxSigningSecret,
  SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${settings.port}/api/webhook`,
  SANDBOX_STATE: join(settings.dataFolder, "sandbox.json"),
});
