import { join } from "node:path";
import type { SandboxPlace } from "./environment";
import type { StartSettings } from "./settings";

/** The one screen that a start prints when everything runs. */
export function describeReady(settings: StartSettings, sandbox: SandboxPlace | null): string {
  const logs = join(settings.dataFolder, "log");
  return [
    "",
    `  Musette is ready:  ${settings.publicUrl}`,
    "",
    ...(sandbox ? aboutDemonstration(sandbox) : aboutTerra(settings.publicUrl)),
    "",
    `  Ctrl-C ends it. Logs are in ${logs.replace(join(process.cwd(), "/"), "")}.`,
    "",
  ].join("\n");
}

const aboutDemonstration = (sandbox: SandboxPlace) => [
  "  This is a demonstration: a sandbox plays Terra, and its riders are made up.",
  '  Open the address and press "Look around", or sign up and press "Connect Bryton".',
  `  Then finish a ride on the sandbox's own page:  ${sandbox.publicUrl}`,
];

const aboutTerra = (publicUrl: string) => [
  '  Open the address, sign up, and press "Connect Bryton".',
  `  Terra must deliver to  ${publicUrl}/api/webhook`,
];
