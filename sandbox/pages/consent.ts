import { Hono } from "hono";
import { html } from "hono/html";
import { agree, connectionsOf, disconnect, refuse } from "../connections";
import type { ConnectSession } from "../memory";
import { nameOf } from "../providers";
import type { Cyclist } from "../riders/rider";
import type { World } from "../world";
import { page } from "./layout";

/** Where the application sends the browser: the rider says who they are, and agrees or refuses. */
export function consentPages(world: World): Hono {
  const app = new Hono();
  for (const path of ["/widget/session/:id", "/auth/:id"]) {
    app.get(path, (c) => {
      const session = findSession(world, c.req.param("id") ?? "");
      return session ? c.html(question(world, session)) : c.html(usedUp(), 404);
    });
    app.post(path, async (c) => {
      const session = findSession(world, c.req.param("id") ?? "");
      if (!session) return c.html(usedUp(), 404);
      const { decision, rider, provider: chosen } = await c.req.parseBody();
      if (decision === "refuse") {
        refuse(world, session);
        return session.failureUrl ? c.redirect(returnTo(session.failureUrl, session, null), 303) : c.html(done(false));
      }
      if (decision === "disconnect") {
        for (const connection of endable(world, session)) disconnect(world, connection);
        return c.html(question(world, session));
      }
      const cyclist = world.library.find(String(rider));
      if (decision !== "agree" || !cyclist) return c.html(question(world, session, "Choose who you are first."), 400);
      const provider = session.providers?.find((one) => one === chosen) ?? session.provider;
      const { userId } = agree(world, session, cyclist.id, provider);
      return session.successUrl
        ? c.redirect(returnTo(session.successUrl, { ...session, provider }, userId), 303)
        : c.html(done(true));
    });
  }
  return app;
}

const findSession = ({ memory, now }: World, id: string) =>
  memory.sessions.find((session) => session.id === id && session.expiresAt > now());

/** Terra adds its parameters and keeps the application's own (terra-api.md 2.3). */
function returnTo(target: string, session: ConnectSession, userId: string | null): string {
  const url = new URL(target);
  if (userId) url.searchParams.set("user_id", userId);
  url.searchParams.set("resource", session.provider);
  url.searchParams.set("reference_id", session.referenceId ?? "null");
  return url.href;
}

const question = (world: World, session: ConnectSession, problem: string | null = null) =>
  page(
    "Connect Bryton (sandbox)",
    html`<div class="consent">
      <h1>Connect your ${accountOf(session)} account</h1>
      <p class="quiet">
        <strong>${hostOf(session.successUrl) ?? "An application"}</strong> would like to receive your rides through Terra:
        route, heart rate, power and everything else your head unit records.
      </p>
      ${problem ? html`<p class="note" role="alert">${problem}</p>` : ""}
      <form method="post">
        ${providerChoice(session.providers ?? [])}
        <fieldset>
          <legend>Who are you today?</legend>
          ${world.library.cyclists.map((cyclist, index) => choice(world, cyclist, index === 0))}
        </fieldset>
        <div class="pair">
          <button name="decision" value="refuse">Refuse</button>
          <button class="main" name="decision" value="agree">Agree</button>
        </div>
        ${endable(world, session).length > 0 ? html`<button name="decision" value="disconnect">Disconnect what is connected</button>` : ""}
      </form>
    </div>`,
  );

/** What the page may end: the connections of the same reference, when the application asked for that. */
const endable = ({ memory }: World, { showsDisconnect, referenceId }: ConnectSession) =>
  showsDisconnect && referenceId !== null
    ? memory.connections.filter((connection) => connection.referenceId === referenceId)
    : [];

const accountOf = ({ provider, providers }: ConnectSession) =>
  (providers ?? []).length > 1 ? "" : nameOf(provider).replace(/ (Sport )?\(sandbox\)$/, "");

/** One provider skips the selection (terra-api.md 2.1). */
const providerChoice = (providers: readonly string[]) =>
  providers.length < 2
    ? ""
    : html`<label class="field">
        <span>Where are your rides?</span>
        <select name="provider">
          ${providers.map((provider) => html`<option value="${provider}">${nameOf(provider)}</option>`)}
        </select>
      </label>`;

const choice = (world: World, cyclist: Cyclist, isChosen: boolean) => html`<label class="choice">
  <input type="radio" name="rider" value="${cyclist.id}" ${isChosen ? "checked" : ""} />
  <span><strong>${cyclist.name}</strong>${connectionsOf(world, cyclist.id).length > 0 ? " · connected already" : ""}</span>
  <span class="quiet">${cyclist.about}</span>
</label>`;

const hostOf = (url: string | null) => url && (URL.parse(url)?.host ?? null);

const usedUp = () =>
  page(
    "Connect Bryton (sandbox)",
    html`<div class="consent">
      <h1>This page was used already</h1>
      <p>Go back to the application and press Connect once more.</p>
    </div>`,
  );

const done = (isConnected: boolean) =>
  page(
    "Connect Bryton (sandbox)",
    html`<div class="consent">
      <h1>${isConnected ? "Connected" : "Not connected"}</h1>
      <p>You can close this page.</p>
    </div>`,
  );
