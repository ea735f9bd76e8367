import { html } from "hono/html";
import { ANSWERS, BEST_DAY, type Moods } from "../moods";
import { page } from "./layout";

type NamesOf<Value> = { [Name in keyof Moods]: Moods[Name] extends Value ? Name : never }[keyof Moods];

interface Choice {
  name: keyof Moods;
  label: string;
  options: readonly (readonly [value: string | number, words: string])[];
}

interface Switch {
  name: NamesOf<boolean>;
  label: string;
  words: string;
}

interface Group {
  title: string;
  choices: readonly Choice[];
  switches: readonly Switch[];
}

const DELAYS = [
  [0, "at once"],
  [5_000, "after 5 s"],
  [60_000, "after a minute"],
  [600_000, "after ten minutes"],
] as const;

const TRICKLES = [
  [0, "in one go"],
  [2_000, "over 2 s"],
  [7_000, "over 7 s"],
  [30_000, "over 30 s"],
] as const;

const GROUPS: readonly Group[] = [
  {
    title: "What is asked for",
    choices: [
      { name: "answer", label: "Data that is asked for is answered", options: ANSWERS },
      {
        name: "shapes",
        label: "Answers and events have the shapes",
        options: [
          ["new", "of 2026: plain lists, results, problem+json"],
          ["old", "of before: users, data, status and message"],
        ],
      },
      { name: "answerMs", label: "Every answer of the API comes", options: TRICKLES },
    ],
    switches: [
      { name: "isAway", label: "Away", words: "Every endpoint of the API answers 503." },
      { name: "isAlwaysLarge", label: "Always large", words: "However short the window, it is sent in chunks." },
      {
        name: "leavesOutSamples",
        label: "No samples",
        words: "The environment's switch is off: only with_samples=true gets them.",
      },
      {
        name: "offersEverything",
        label: "Everything is offered",
        words: "Bryton tells body, days, sleep, food and cycles, too.",
      },
      { name: "hasOldWidget", label: "An old account", words: "generateWidgetSession answers 200 instead of 410." },
      { name: "hasNoProviders", label: "No providers", words: "Nothing is switched on in Terra's dashboard." },
      {
        name: "hidesDetails",
        label: "Details hidden",
        words: "integrations/detailed is empty for who shows both keys.",
      },
      { name: "isFull", label: "Full", words: "The environment has its fifty users: nobody new can connect." },
    ],
  },
  {
    title: "What is delivered",
    choices: [
      { name: "delayMs", label: "Deliveries are posted", options: DELAYS },
      { name: "postMs", label: "Each body is posted", options: TRICKLES },
      {
        name: "ping",
        label: "Payloads go by an address that expires",
        options: [
          ["never", "never"],
          ["large", "when larger than 1 MB"],
          ["always", "always"],
        ],
      },
      {
        name: "retries",
        label: "What was not answered with 2xx is posted again",
        options: [
          ["quick", "ten times within nine minutes"],
          ["doubling", "after 30 s, doubling, ten times: Terra's documentation"],
          ["hours", "after 5 min, 30 min, 1 h, 2 h …: Terra's help centre"],
        ],
      },
      {
        name: "speedUp",
        label: "Terra's two schedules run",
        options: [
          [1, "in real time"],
          [60, "60 times as fast"],
          [3_600, "3600 times as fast"],
        ],
      },
    ],
    switches: [
      { name: "stopped", label: "Stopped", words: "Nothing is posted; it waits until this is switched off." },
      { name: "withheld", label: "Lost", words: "What happens now is never posted, and nobody says so." },
      { name: "doubled", label: "Doubled", words: "Everything is posted twice at the same time." },
      { name: "reordered", label: "Out of order", words: "What comes close together is posted last first." },
      { name: "wrongSignature", label: "Wrong signature", words: "Everything is signed with another secret." },
      { name: "keepsSignature", label: "Old signatures", words: "A retry carries the signature of the first attempt." },
      {
        name: "oldPipeline",
        label: "Old pipeline",
        words: "No trace id, no time of order, the signature under its old name.",
      },
      { name: "expiredPings", label: "Dead addresses", words: "The address of a payload has expired when it arrives." },
      { name: "healthchecks", label: "Health checks", words: "A healthcheck is posted every minute." },
      {
        name: "forgetsUnreached",
        label: "Unreached is lost",
        words: "A delivery that reached nobody is not tried again, as Terra says.",
      },
    ],
  },
  {
    title: "Connecting again",
    choices: [
      {
        name: "reauth",
        label: "Who connects again is told as",
        options: [
          ["reauth, auth", "user_reauth, then auth"],
          ["auth, reauth", "auth, then user_reauth"],
          ["only auth", "auth alone"],
          ["only reauth", "user_reauth alone"],
        ],
      },
    ],
    switches: [
      { name: "hidesOldUser", label: "Old user unknown", words: "user_reauth does not say who it was before." },
    ],
  },
];

/** All switches, each with what it does. */
export const moodsPage = (moods: Moods, note: string | null) =>
  page(
    "Moods of the sandbox",
    html`<p><a href="/">Back to the riders</a></p>
      <h1>Moods</h1>
      <p class="quiet">A Terra on its best day is the default. Here it learns to misbehave; tests do the same by <code>POST /moods</code>.</p>
      ${note ? html`<p class="note" role="status">${note}</p>` : ""}
      <form class="moods" method="post" action="/moods">
        ${GROUPS.map((group) => groupFields(group, moods))}
        <div class="row">
          <button class="main">Behave like that</button>
          <button formaction="/moods/best">Behave well</button>
        </div>
      </form>`,
  );

const groupFields = ({ title, choices, switches }: Group, moods: Moods) => html`<fieldset class="card">
  <legend>${title}</legend>
  ${choices.map(
    ({ name, label, options }) => html`<label class="field">
      <span>${label}</span>
      <select name="${name}">
        ${options.map(
          ([value, words]) =>
            html`<option value="${value}" ${String(value) === String(moods[name]) ? "selected" : ""}>${words}</option>`,
        )}
      </select>
    </label>`,
  )}
  ${switches.map(
    ({ name, label, words }) => html`<label class="switch">
      <input type="checkbox" name="${name}" ${moods[name] ? "checked" : ""} />
      <span><strong>${label}.</strong> ${words}</span>
    </label>`,
  )}
</fieldset>`;

/** What is otherwise than on the best day, in a few words; empty on that day. */
export function moodWords(moods: Moods): string[] {
  return GROUPS.flatMap(({ choices, switches }) => [
    ...choices
      .filter(({ name }) => moods[name] !== BEST_DAY[name])
      .map(({ name, label, options }) => {
        const words = options.find(([value]) => String(value) === String(moods[name]))?.[1] ?? String(moods[name]);
        return `${label} ${words}`;
      }),
    ...switches.filter(({ name }) => moods[name]).map(({ label }) => label),
  ]);
}

/** In a form what is not ticked is not sent. */
export const NOT_TICKED: Partial<Moods> = Object.fromEntries(
  GROUPS.flatMap(({ switches }) => switches.map(({ name }) => [name, false])),
);
