import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { disconnect } from "../connections";
import type { ConnectSession } from "../memory";
import type { World } from "../world";
import { withKeys } from "./keys";
import { problem } from "./problem";
import { isOffered, PROVIDERS } from "./providers";

const EXPIRES_IN_SECONDS = 86_400;

/** `POST /widget/session`: a page on which the rider agrees (terra-api.md 2.1). */
export function widgetApi(world: World): Hono {
  const app = new Hono();
  app.post("/session", withKeys(world), async (c) => {
    const asked = await bodyOf(c);
    if (!asked) return c.json({ status: "error", message: "The body is not JSON" }, 400);
    const wanted = textIn(asked, "providers")?.split(",") ?? [...PROVIDERS];
    const [provider] = wanted.filter(isOffered);
    const warnings = wanted
      .filter((name) => !isOffered(name))
      .map((name) => `Provider ${name} is unknown or not enabled`);
    if (!provider) return c.json({ status: "error", message: "None of these providers is enabled", warnings }, 400);

    const session = open(world, "widget", provider, asked);
    return c.json(
      {
        status: "success",
        session_id: session.id,
        url: `${world.publicUrl}/widget/session/${session.id}`,
        expires_in: EXPIRES_IN_SECONDS,
        ...(warnings.length > 0 ? { warnings } : {}),
      },
      201,
    );
  });
  return app;
}

/** `/auth/…`: connecting without the widget, and ending a connection (terra-api.md 2.4). */
export function authApi(world: World): Hono {
  const app = new Hono();

  app.post("/authenticateUser", async (c) => {
    const provider = c.req.query("resource") ?? "";
    const asked = await bodyOf(c);
    if (!asked || !isOffered(provider)) return problem(c, 400, "This resource is unknown or not enabled");
    const session = open(world, "direct", provider, asked);
    return c.json({ status: "success", user_id: session.userId, auth_url: `${world.publicUrl}/auth/${session.id}` });
  });

  app.delete("/deauthenticateUser", (c) => {
    const connection = world.memory.connections.find(({ userId }) => userId === c.req.query("user_id"));
    if (!connection) return problem(c, 404, "No such user");
    disconnect(world, connection);
    return c.json({ status: "success" });
  });

  // New accounts have never seen this endpoint work (terra-api.md 2.2).
  app.post("/generateWidgetSession", (c) => {
    c.header("Deprecation", "@1793664000");
    c.header("Link", `<${world.publicUrl}/api/widget/session>; rel="deprecation"`);
    return problem(c, 410, "This endpoint is gone: use POST /api/widget/session");
  });

  return app;
}

function open(world: World, kind: ConnectSession["kind"], provider: string, asked: object): ConnectSession {
  const { memory } = world;
  const session: ConnectSession = {
    id: randomUUID(),
    kind,
    userId: randomUUID(),
    provider,
    referenceId: textIn(asked, "reference_id"),
    successUrl: urlIn(asked, "auth_success_redirect_url"),
    failureUrl: urlIn(asked, "auth_failure_redirect_url"),
    expiresAt: world.now() + EXPIRES_IN_SECONDS * 1000,
  };
  if (session.successUrl) memory.applicationUrl = new URL(session.successUrl).origin;
  memory.sessions = [...memory.sessions.filter(({ expiresAt }) => expiresAt > world.now()), session];
  world.changed();
  return session;
}

/** No body at all is an empty one; null when it is something else than an object. */
async function bodyOf(c: Context): Promise<object | null> {
  const text = await c.req.text();
  try {
    const body: unknown = JSON.parse(text || "{}");
    return typeof body === "object" && !Array.isArray(body) ? body : null;
  } catch {
    return null;
  }
}

function textIn(asked: object, name: string): string | null {
  const value: unknown = Object.entries(asked).find(([key]) => key === name)?.[1];
  return typeof value === "string" && value !== "" ? value : null;
}

function urlIn(asked: object, name: string): string | null {
  const text = textIn(asked, name);
  return text && /^https?:$/.test(URL.parse(text)?.protocol ?? "") ? text : null;
}
