import { startSandbox } from "../sandbox/server";

/** Runs the sandbox as a process of its own, from SANDBOX_… in the environment, until it is told to stop. */
const sandbox = await startSandbox({
  port: Number(setting("SANDBOX_PORT")),
  publicUrl: setting("SANDBOX_PUBLIC_URL", `http://localhost:${setting("SANDBOX_PORT")}`),
  webhookUrl: setting("SANDBOX_WEBHOOK_URL"),
  devId: setting("SANDBOX_DEV_ID"),
  apiKey: setting("SANDBOX_API_KEY"),
  signingSecret: setting("SANDBOX_SIGNING_SECRET"),
  ...(process.env.TERRA_PROVIDERS
    ? { providers: process.env.TERRA_PROVIDERS.split(",").flatMap((name) => name.trim().toUpperCase() || []) }
    : {}),
  ...(process.env.SANDBOX_STATE ? { stateFile: process.env.SANDBOX_STATE } : {}),
}).catch((error: unknown) => {
  console.error(`The sandbox could not start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
});

console.log(`The sandbox serves at ${sandbox.url}`);
for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  await sandbox.close();
  process.exit(0);
}

function setting(name: string, otherwise?: string): string {
  const value = process.env[name] || otherwise;
  if (value) return value;
  console.error(`The sandbox needs ${name} in its environment.`);
  process.exit(1);
}
