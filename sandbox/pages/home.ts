import { html } from "hono/html";
import { connectionsOf } from "../connections";
import type { Delivery } from "../deliveries";
import type { Cyclist } from "../riders/rider";
import { TOLD_EVENTS } from "../told-events";
import type { World } from "../world";
import { changeForm } from "./change-form";
import { page } from "./layout";
import { moodWords } from "./moods";

const SHOWN = 25;

/** What the sandbox shows of itself: its riders, what they can do, and how the post goes. */
export function homePage(world: World, note: string | null) {
  const { deliveries } = world.memory;
  const waiting = deliveries.filter(({ state }) => state === "waiting");
  const latest = deliveries.filter(({ state, attempts }) => state !== "waiting" || attempts > 0).slice(-SHOWN);
  return page(
    "Sandbox",
    html`<h1>Sandbox</h1>
      <p class="quiet">
        These riders record rides, and the sandbox delivers them to <a href="${applicationUrl(world)}">the application</a>
        as Terra would. Connect one there first.
      </p>
      ${note ? html`<p class="note" role="status">${note}</p>` : ""}
      <h2>Riders</h2>
      <ul class="cards">
        ${world.library.cyclists.map((cyclist) => card(world, cyclist))}
      </ul>
      <h2>A ride of your own</h2>
      ${fileForm(world)}
      <h2>How Terra behaves</h2>
      ${moodCard(moodWords(world.memory.moods))}
      <h2>Deliveries</h2>
      <p class="quiet" role="status">${summary(waiting.length, latest.length)}</p>
      ${latest.length > 0 ? table(latest.toReversed()) : ""}`,
  );
}

const moodCard = (words: readonly string[]) => html`<div class="card">
  ${
    words.length === 0
      ? html`<p>Well: everything is answered and delivered as Terra documents it.</p>`
      : html`<ul class="plain">
          ${words.map((word) => html`<li>${word}</li>`)}
        </ul>`
  }
  <p><a href="/moods">${words.length === 0 ? "Let it misbehave" : "Change its moods"}</a></p>
</div>`;

const applicationUrl = ({ memory, webhookUrl }: World) => memory.applicationUrl ?? new URL(webhookUrl).origin;

function card(world: World, cyclist: Cyclist) {
  const { id, name, about } = cyclist;
  const links = connectionsOf(world, id).length;
  const rides = world.library.ridesOf(id).length;
  return html`<li class="card">
    <div class="head">
      <h3>${name}</h3>
      <div class="row">
        <span class="state ${links > 0 ? "good" : ""}">${connectedWords(links)}</span>
        ${links > 0 ? disconnectForm(id, name) : ""}
      </div>
    </div>
    <p class="quiet">${about}. ${rides} rides.</p>
    <div class="row">${rideForms(id, name, links === 0 ? "disabled" : "")}</div>
    ${links > 0 ? html`${changeForm(world, cyclist)} ${tellForms(cyclist)}` : ""}
  </li>`;
}

const rideForms = (
  id: string,
  name: string,
  disabled: "disabled" | "",
) => html`<form method="post" action="/riders/${id}/finish-ride">
    <button class="main" ${disabled} aria-label="Finish a ride as ${name}">Finish a ride</button>
    <select name="minutes" aria-label="How long" ${disabled}>
      <option value="20">20 min</option>
      <option value="60" selected>1 h</option>
      <option value="180">3 h</option>
    </select>
  </form>
  <form method="post" action="/riders/${id}/send-history">
    <button ${disabled} aria-label="Send history of ${name}">Send history</button>
  </form>`;

/** What else may happen to a connection. */
const tellForms = ({ id, name }: Cyclist) => html`<details>
  <summary>More of ${name}</summary>
  <form method="post" action="/riders/${id}/send-day">
    <button aria-label="Send today's other data of ${name}">Send today's other data</button>
  </form>
  <form method="post" action="/riders/${id}/revoke">
    <button aria-label="Take back access at the provider as ${name}">Take back access at the provider</button>
  </form>
  <form method="post" action="/riders/${id}/tell">
    <select name="event" aria-label="Event about ${name}">
      ${TOLD_EVENTS.map((event) => html`<option>${event}</option>`)}
    </select>
    <button aria-label="Tell it about ${name}">Tell it</button>
  </form>
</details>`;

const disconnectForm = (id: string, name: string) => html`<form method="post" action="/riders/${id}/disconnect">
  <button class="plain" aria-label="Disconnect ${name}">Disconnect</button>
</form>`;

function connectedWords(links: number): string {
  if (links === 0) return "Not connected";
  return links === 1 ? "Connected" : `Connected ${links} times`;
}

function fileForm(world: World) {
  const connected = world.library.cyclists.filter(({ id }) => connectionsOf(world, id).length > 0);
  if (connected.length === 0)
    return html`<p class="quiet">Connect a rider first; then deliver any FIT file as theirs.</p>`;
  return html`<form class="card" method="post" action="/fit" enctype="multipart/form-data">
    <div class="row">
      <input type="file" name="file" accept=".fit" required aria-label="FIT file" />
      <select name="rider" aria-label="Rider">
        ${connected.map(({ id, name }) => html`<option value="${id}">as ${name}</option>`)}
      </select>
      <button>Deliver this FIT file</button>
    </div>
  </form>`;
}

function summary(waiting: number, shown: number): string {
  if (waiting > 0) return `${waiting} waiting to be delivered.`;
  return shown > 0 ? "Nothing waits; newest first." : "Nothing was delivered yet.";
}

const table = (
  deliveries: readonly Delivery[],
) => html`<div class="scroll" tabindex="0" role="region" aria-label="Latest deliveries">
  <table>
    <thead>
      <tr>
        <th scope="col">Sent</th>
        <th scope="col">What</th>
        <th scope="col">Answer</th>
        <th scope="col">Attempts</th>
      </tr>
    </thead>
    <tbody>
      ${deliveries.map(
        (delivery) => html`<tr>
          <td>${new Date(delivery.orderingMs).toISOString().slice(11, 19)} UTC</td>
          <td>${delivery.about}</td>
          <td class="${TONE[delivery.state]}">${delivery.answer} · ${delivery.state} ${againButton(delivery)}</td>
          <td>${delivery.attempts}</td>
        </tr>`,
      )}
    </tbody>
  </table>
</div>`;

const TONE: Record<Delivery["state"], string> = { waiting: "", delivered: "good", "given up": "bad", lost: "bad" };

const againButton = ({ state, traceId }: Delivery) =>
  state !== "waiting"
    ? html`<form method="post" action="/deliveries/${traceId}/again"><button>Send again</button></form>`
    : "";
