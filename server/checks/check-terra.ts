import { listAlarms } from "../alarms";
import { env } from "../env";
import { TerraRefused, TerraUnavailable } from "../terra/client";
import { type Integration, isKeyTaken, listCatalogue, listIntegrations } from "../terra/integrations";
import { type Check, checkOf } from "./check";

/** What Terra answers when it is asked about ourselves. */
export async function checkTerra(): Promise<Check[]> {
  const told = await tolerantly(listIntegrations);
  const providers = await Promise.all(env().terra.providers.map((provider) => checkProvider(provider, told)));
  return [await checkKey(), ...providers, await checkWidget(), checkTerrasClock(told)];
}

type Told<Answer> = { answer: Answer } | { trouble: string; status: number | null };

async function tolerantly<Answer>(asking: () => Promise<Answer>): Promise<Told<Answer>> {
  try {
    return { answer: await asking() };
  } catch (error) {
    if (error instanceof TerraRefused) return { trouble: error.message, status: error.status };
    if (error instanceof TerraUnavailable) return { trouble: error.message, status: null };
    throw error;
  }
}

async function checkKey(): Promise<Check> {
  const check = checkOf("api-key", "Dev id and API key");
  const taken = await tolerantly(isKeyTaken);
  if ("trouble" in taken) {
    return check.unknown(`Terra could not be asked: ${taken.trouble}.`, "Try again later, and see TERRA_BASE_URL.");
  }
  if (taken.answer) return check.good("Terra takes them.");
  return check.attention(
    "Terra refused them.",
    "Compare TERRA_DEV_ID and TERRA_API_KEY with Terra’s dashboard: both of the same environment.",
  );
}

async function checkProvider(
  provider: string,
  told: Told<{ integrations: Integration[]; date: Date | null }>,
): Promise<Check> {
  const check = checkOf(`provider ${provider}`, `Provider ${provider}`);
  if ("trouble" in told) {
    return told.status === null
      ? check.unknown(`Terra could not be asked: ${told.trouble}.`, "Try again later.")
      : check.attention(`Terra refused to say: ${told.trouble}.`, "Compare TERRA_DEV_ID with Terra’s dashboard.");
  }
  const found = told.answer.integrations.find((one) => one.provider === provider);
  if (found?.isEnabled && found.types.includes("activity")) {
    return check.good(`Switched on in your environment. It tells: ${found.types.join(", ")}.`);
  }
  if (found?.isEnabled) {
    return check.attention(
      "Switched on, but Terra says that it tells no activities.",
      "Switch Activity on for it in Terra’s dashboard, or ask Terra’s support: without it no rides come.",
    );
  }
  const catalogue = await tolerantly(listCatalogue);
  if ("answer" in catalogue && !catalogue.answer.includes(provider)) {
    return check.attention(
      "Terra does not have it in its catalogue.",
      "See that TERRA_PROVIDERS spells it as Terra does, and ask Terra’s support whether it can be had: Bryton was last " +
        "seen as a beta. Until then riders can upload their files.",
    );
  }
  return check.attention(
    "Not switched on in your environment.",
    "Switch it on under Sources in Terra’s dashboard, in the environment whose dev id this is. If it is not there, ask " +
      "Terra’s support.",
  );
}

/** What Terra remarked when riders last went there to connect. */
async function checkWidget(): Promise<Check> {
  const check = checkOf("widget", "What Terra remarks when somebody connects");
  const alarm = (await listAlarms()).find(({ kind }) => kind === "terra-warning");
  if (alarm === undefined) return check.good("Nothing that is still open.");
  return check.attention(alarm.message, "Usually a provider that is not switched on: see Terra’s dashboard.");
}

/** The header tells whole seconds, and the answer was under way for a moment. */
const MOST_APART_SECONDS = 5;

function checkTerrasClock(told: Told<{ date: Date | null }>): Check {
  const check = checkOf("terra-clock", "Our clock and Terra’s");
  const date = "answer" in told ? told.answer.date : null;
  if (date === null) return check.unknown("Terra did not say what time it is.");
  const apart = Math.round(Math.abs(Date.now() - date.getTime()) / 1000);
  if (apart <= MOST_APART_SECONDS) return check.good("They agree to within some seconds.");
  return check.attention(
    `They are ${apart} s apart.`,
    "Set this machine’s clock (NTP): signatures are judged by it, and rides are ordered by Terra’s.",
  );
}
