import { parseArgs } from "node:util";
import type { Grant, Withdrawal } from "@/server/operator";
import { settingsOfRunning } from "./import/settings";
import { StartError } from "./start/start-error";

/** `npm run operator -- grant EMAIL`, `withdraw EMAIL` or `list`: who may see and change the set-up of this house. */
const USAGE = `Usage: npm run operator -- grant EMAIL
       npm run operator -- withdraw EMAIL
       npm run operator -- list`;

const GRANTED: Record<Grant, string> = {
  granted: "is an operator from now on, and finds the set-up at",
  "is-operator": "is an operator already, and finds the set-up at",
  "no-account": "There is no account with that e-mail address: sign up first.",
  demonstration: "Everybody may look around as the demonstration's rider: name another account.",
};

const WITHDRAWN: Record<Withdrawal, string> = {
  withdrawn: "is no operator any more.",
  "is-no-operator": "is no operator, so there is nothing to withdraw.",
  "no-account": "There is no account with that e-mail address.",
};

const { verb, email } = readArguments();
Object.assign(process.env, await readSettings());

// From here on: these read the settings.
const { db } = await import("@/server/db");
const { env } = await import("@/server/env");
const { grantOperator, listOperators, withdrawOperator } = await import("@/server/operator");
try {
  await run();
} finally {
  await db.$disconnect();
}

async function run(): Promise<void> {
  if (verb === "list") return list();
  if (verb === "grant") {
    const grant = await grantOperator(email);
    if (grant === "no-account" || grant === "demonstration") return refuse(GRANTED[grant]);
    console.log(`${email} ${GRANTED[grant]} ${env().publicUrl}/setup`);
  } else {
    const withdrawal = await withdrawOperator(email);
    if (withdrawal === "no-account") return refuse(WITHDRAWN[withdrawal]);
    console.log(`${email} ${WITHDRAWN[withdrawal]}`);
  }
}

async function list(): Promise<void> {
  const operators = await listOperators();
  if (operators.length === 0) console.log("Nobody is an operator yet: npm run operator -- grant EMAIL");
  for (const { email, name } of operators) console.log(`${email} (${name})`);
}

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 1;
}

function readArguments(): { verb: "grant" | "withdraw" | "list"; email: string } {
  try {
    const [verb, email = "", ...others] = parseArgs({ allowPositionals: true }).positionals;
    if (verb === "list" && email === "") return { verb, email };
    if ((verb === "grant" || verb === "withdraw") && email !== "" && others.length === 0) return { verb, email };
  } catch {
    // An option that does not exist: the usage says what there is.
  }
  return giveUp(USAGE);
}

function readSettings(): Promise<NodeJS.ProcessEnv> {
  return settingsOfRunning(process.env).catch((error: unknown) => {
    if (error instanceof StartError) return giveUp(error.message);
    throw error;
  });
}

function giveUp(reason: string): never {
  console.error(reason);
  process.exit(1);
}
