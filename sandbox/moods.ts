/** How data that is asked for is answered: as asked, in some other way Terra is known for, or refused with a status. */
export type Answer = "as asked" | "told at once" | "nothing" | "processing" | "throttled" | Refusal;

export type Refusal = 400 | 401 | 403 | 404 | 410 | 424 | 429 | 500 | 503;

/** What the sandbox does otherwise than a Terra on its best day. Everything is off until somebody asks for it. */
export interface Moods {
  answer: Answer;
  shapes: "new" | "old";
  /** Every endpoint answers 503. */
  isAway: boolean;
  /** Trickles every answer of the API over so many milliseconds. */
  answerMs: number;
  /** `generateWidgetSession` still works for this account. */
  hasOldWidget: boolean;
  /** No provider is switched on in Terra's dashboard. */
  hasNoProviders: boolean;
  /** `/integrations/detailed` is empty for who shows both keys. */
  hidesDetails: boolean;
  /** The environment has all the users it may have. */
  isFull: boolean;
  /** Providers that tell only rides tell everything. */
  offersEverything: boolean;
  /** The switch "Include samples" of the environment is off. */
  leavesOutSamples: boolean;
  /** However short the window, it is sent in chunks. */
  isAlwaysLarge: boolean;

  /** Nothing is posted; it waits. */
  stopped: boolean;
  /** What would be posted is lost, and nobody says so. */
  withheld: boolean;
  doubled: boolean;
  reordered: boolean;
  delayMs: number;
  /** Trickles the body of a delivery over so many milliseconds. */
  postMs: number;
  wrongSignature: boolean;
  /** A retry carries the signature of the first attempt. */
  keepsSignature: boolean;
  /** No trace id and no time of order, and only the old name of the signature. */
  oldPipeline: boolean;
  ping: "never" | "large" | "always";
  /** The address in a ping is dead when it arrives. */
  expiredPings: boolean;
  healthchecks: boolean;
  retries: "quick" | "doubling" | "hours";
  /** Divides the delays of Terra's two schedules. */
  speedUp: number;
  /** A delivery that reached nobody is not tried again. */
  forgetsUnreached: boolean;

  reauth: "reauth, auth" | "auth, reauth" | "only auth" | "only reauth";
  /** `old_user` is null. */
  hidesOldUser: boolean;
}

export const BEST_DAY: Moods = {
  answer: "as asked",
  shapes: "new",
  isAway: false,
  answerMs: 0,
  hasOldWidget: false,
  hasNoProviders: false,
  hidesDetails: false,
  isFull: false,
  offersEverything: false,
  leavesOutSamples: false,
  isAlwaysLarge: false,
  stopped: false,
  withheld: false,
  doubled: false,
  reordered: false,
  delayMs: 0,
  postMs: 0,
  wrongSignature: false,
  keepsSignature: false,
  oldPipeline: false,
  ping: "never",
  expiredPings: false,
  healthchecks: false,
  retries: "quick",
  speedUp: 1,
  forgetsUnreached: false,
  reauth: "reauth, auth",
  hidesOldUser: false,
};

export const ANSWERS: readonly (readonly [Answer, string])[] = [
  ["as asked", "as asked: through the webhook, or in the answer"],
  ["told at once", "told in the answer, whatever was asked"],
  ["nothing", "there is nothing"],
  ["processing", "processing: the provider takes its time, and the webhook brings it later"],
  ["throttled", "throttled: the provider's limit is reached, and the webhook brings it later"],
  [400, "400: this type is not enabled"],
  [401, "401: not our keys"],
  [403, "403: not entitled"],
  [404, "404: no such user"],
  [410, "410: the user is gone"],
  [424, "424: the provider refuses"],
  [429, "429: asked for too much"],
  [500, "500: an error in HTML"],
  [503, "503: Terra is away"],
];

/** Terra's two published schedules, in milliseconds (terra-api.md 4.3), and one for those who watch. */
export function retryDelaysOf({ retries, speedUp }: Moods, quick: readonly number[]): readonly number[] {
  if (retries === "quick") return quick;
  return SCHEDULES[retries].map((seconds) => (seconds * 1000) / speedUp);
}

const HOUR = 3_600;

/** Seconds. */
const SCHEDULES = {
  doubling: Array.from({ length: 10 }, (_, index) => Math.min(8 * HOUR, 30 * 2 ** index)),
  // Published as "5 min, 30 min, 1 h, 2 h, 4 h …, about 8 tries, a little over 24 h": the rest is assumed.
  hours: [300, 1_800, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR],
};

/** Nobody waits a day for a sandbox: ten retries within nine minutes. */
export const QUICK_RETRIES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 120_000, 300_000];

const CHOICES: { readonly [Name in keyof Moods]?: readonly Moods[Name][] } = {
  answer: ANSWERS.map(([answer]) => answer),
  shapes: ["new", "old"],
  ping: ["never", "large", "always"],
  retries: ["quick", "doubling", "hours"],
  reauth: ["reauth, auth", "auth, reauth", "only auth", "only reauth"],
};

/**
 * Reads moods out of JSON, or out of a form, in which everything is text.
 *
 * @throws UnknownMood
 */
export function moodsIn(given: Record<string, unknown>): Partial<Moods> {
  const read = Object.entries(given).map(([name, value]) => [name, readValue(name, value)]);
  return Object.fromEntries(read);
}

export class UnknownMood extends Error {}

function readValue(name: string, value: unknown): Moods[keyof Moods] {
  if (!isName(name)) throw new UnknownMood(`There is no mood called ${name}.`);
  const usual = BEST_DAY[name];
  const choice = CHOICES[name]?.find((one) => String(one) === String(value));
  if (choice !== undefined) return choice;
  if (typeof usual === "boolean" && isSwitch(value)) return value === true || value === "on" || value === "true";
  if (typeof usual === "number" && isCount(value)) return Number(value);
  throw new UnknownMood(`The mood ${name} cannot be ${String(value)}.`);
}

const isName = (name: string): name is keyof Moods => Object.hasOwn(BEST_DAY, name);

const isSwitch = (value: unknown) => ["true", "false", "on", "off"].includes(String(value));

const isCount = (value: unknown) => /^\d{1,7}$/.test(String(value));
