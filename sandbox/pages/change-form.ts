import { html } from "hono/html";
import type { Cyclist } from "../riders/rider";
import type { World } from "../world";

const LATEST = 12;

/** Changes what the provider says of one of a rider's latest rides; it is told when the ride is asked for again. */
export function changeForm({ library }: World, { id, name }: Cyclist) {
  const rides = library.ridesOf(id).slice(-LATEST).toReversed();
  return html`<details>
    <summary>Change a ride at the provider</summary>
    <form method="post" action="/riders/${id}/change-ride">
      <select name="summaryId" aria-label="Ride of ${name}">
        ${rides.map((ride) => html`<option value="${ride.summaryId}">${dayOf(ride.startedAt)} ${ride.title}</option>`)}
      </select>
      <input name="title" placeholder="Title as it is" aria-label="New title" />
      <select name="percent" aria-label="Power">
        <option value="100">power as it is</option>
        <option value="90">power − 10 %</option>
        <option value="110">power + 10 %</option>
        <option value="150">power + 50 %</option>
      </select>
      <button aria-label="Change it for ${name}">Change it</button>
    </form>
  </details>`;
}

const dayOf = (unixSeconds: number) => new Date(unixSeconds * 1000).toISOString().slice(0, 10);
