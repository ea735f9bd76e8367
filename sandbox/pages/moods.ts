import { html } from "hono/html";
import type { Mood } from "../memory";

const MOODS: readonly (readonly [Mood, string])[] = [
  ["as asked", "as asked: through the webhook"],
  ["told at once", "told in the answer, whatever was asked"],
  [503, "503: Terra is away"],
  [429, "429: asked for too much"],
  [401, "401: not our keys"],
  [404, "404: no such user"],
  [410, "410: the user is gone"],
  [424, "424: the provider refuses"],
];

/** @returns null when there is none of that name */
export const moodNamed = (name: string): Mood | null => MOODS.find(([mood]) => String(mood) === name)?.[0] ?? null;

/** How rides that are asked for are answered from now on. */
export const moodForm = (mood: Mood) => html`<form class="card" method="post" action="/mood">
  <div class="row">
    <select name="mood" aria-label="Rides that are asked for are answered">
      ${MOODS.map(([one, words]) => html`<option value="${one}" ${one === mood ? "selected" : ""}>${words}</option>`)}
    </select>
    <button>Answer like that</button>
  </div>
</form>`;
