import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { disconnect } from "../connections";
import type { ConnectSession } from "../memory";
import { providerNamed, providersOf, type World } from "../world";
import { bodyIn, fieldIn, textIn, textsIn, urlIn } from "./bodies";
import { withKeys } from "./keys";
import { inOldWords, problem } from "./problem";
import { slowly, unlessAway } from "./spells";

const EXPIRES_IN_SECONDS = 86_400;
const OLD_EXPIRES_IN_SECONDS = 900;
const TOKEN_EXPIRES_IN_SECONDS = 180;

/** `POST /widget/session`: a page on which the rider agrees (terra-api.md 2.1). */
export function widgetApi(world: World): Hono {
  const app = new Hono();
  app.use("*", slowly(world), inOldWords(world), unlessAway(world));
  app.post("/session", withKeys(world), (c) => openWidget(c, world, EXPIRES_IN_SECONDS, 201));
  return app;
}

/** `/auth/…`: connecting without the widget, or with the old one, and ending a connection (terra-api.md 2.2, 2.4). */
export function authApi(world: World): Hono {
  const app = new Hono();

  app.post("/authenticateUser", async (c) => {
    const asked = await bodyIn(c);
    // The official SDK says it in the body, the specification in the address.
    const provider = providerNamed(world, c.req.query("resource") ?? (asked && textIn(asked, "resource")) ?? "");
    if (!asked || !provider) return problem(c, 400, "This resource is unknown or not enabled");
    if (world.memory.moods.isFull) return problem(c, 403, FULL);
    const session = open(world, "direct", [provider], asked, EXPIRES_IN_SECONDS);
    return c.json({ status: "success", user_id: session.userId, auth_url: `${world.publicUrl}/auth/${session.id}` });
  });

  app.delete("/deauthenticateUser", (c) => {
    const connection = world.memory.connections.find(({ userId }) => userId === c.req.query("user_id"));
    if (!connection) return problem(c, 404, "No such user");
    disconnect(world, connection);
    return c.json({ status: "success" });
  });

  // New accounts have never seen this endpoint work (terra-api.md 2.2).
  app.post("/generateWidgetSession", async (c) => {
    c.header("Deprecation", "@1793664000");
    c.header("Link", `<${world.publicUrl}/api/widget/session>; rel="deprecation"`);
    if (!world.memory.moods.hasOldWidget) {
      return problem(c, 410, "This endpoint is gone: use POST /api/widget/session");
    }
    return openWidget(c, world, OLD_EXPIRES_IN_SECONDS, 200);
  });

  for (const path of ["/generateAuthToken", "/tokens"]) {
    app.post(path, (c) =>
      c.json({ status: "success", token: randomUUID().replaceAll("-", ""), expires_in: TOKEN_EXPIRES_IN_SECONDS }),
    );
  }

  return app;
}

const FULL = "This environment has all the users it may have";

async function openWidget(c: Context, world: World, expiresIn: number, status: 200 | 201): Promise<Response> {
  const refuse = (message: string, more: object = {}, code: 400 | 403 = 400) =>
    c.json({ status: "error", message, ...more }, code);
  const asked = await bodyIn(c);
  if (!asked) return refuse("The body is not JSON");
  if (providersOf(world).length === 0) {
    return c.html("<!doctype html><title>500</title><h1>Internal Server Error</h1>", 500);
  }
  if (world.memory.moods.isFull) return refuse(FULL, {}, 403);
  const unknown = textsIn(asked, "connected_uids").filter(
    (id) => !world.memory.connections.some(({ userId }) => userId === id),
  );
  if (unknown.length > 0) return refuse("Some users are unknown", { invalid_user_ids: unknown });

  const wanted = textIn(asked, "providers")?.split(",") ?? providersOf(world);
  const warnings = wanted
    .filter((name) => !providerNamed(world, name))
    .map((name) => `Provider ${name.trim()} is unknown or not enabled`);
  const providers = wanted.flatMap((name) => providerNamed(world, name) ?? []);
  const [first, ...others] = providers;
  if (!first) return refuse("None of these providers is enabled", { warnings });
  const session = open(world, "widget", [first, ...others], asked, expiresIn);
  return c.json(
    {
      status: "success",
      session_id: session.id,
      url: `${world.publicUrl}/widget/session/${session.id}`,
      expires_in: expiresIn,
      ...(warnings.length > 0 ? { warnings } : {}),
    },
    status,
  );
}

function open(
  world: World,
  kind: ConnectSession["kind"],
  providers: [string, ...string[]],
  asked: object,
  expiresIn: number,
): ConnectSession {
  const { memory } = world;
  const session: ConnectSession = {
    id: randomUUID(),
    kind,
    userId: randomUUID(),
    provider: providers[0],
    providers,
    showsDisconnect: fieldIn(asked, "show_disconnect") === true,
    referenceId: textIn(asked, "reference_id"),
    successUrl: urlIn(asked, "auth_success_redirect_url"),
    failureUrl: urlIn(asked, "auth_failure_redirect_url"),
    expiresAt: world.now() + expiresIn * 1000,
  };
  if (session.successUrl) memory.applicationUrl = new URL(session.successUrl).origin;
  memory.sessions = [...memory.sessions.filter(({ expiresAt }) => expiresAt > world.now()), session];
  world.changed();
  return session;
}
