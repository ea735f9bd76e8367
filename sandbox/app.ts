import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { widgetApi } from "./api/sessions";
import { terraApi } from "./api/terra-api";
import type { Moods } from "./moods";
import { buttons } from "./pages/buttons";
import { consentPages } from "./pages/consent";
import { ICON, STYLE } from "./pages/layout";
import { moodButtons } from "./pages/mood-buttons";
import { pinged } from "./pings";
import { bodyOf } from "./sending";
import type { World } from "./world";

const LARGEST_FILE = 64 * 1024 * 1024;

/** All addresses of the sandbox. */
export function sandboxApp(world: World, misbehave: (moods: Partial<Moods>) => void): Hono {
  const app = new Hono();

  app.use("*", bodyLimit({ maxSize: LARGEST_FILE }));
  app.use("*", async (c, next) => {
    // Another site's page may not press our buttons.
    if (c.req.method !== "GET" && c.req.header("sec-fetch-site") === "cross-site") return c.text("Forbidden", 403);
    await next();
    // No form-action: after the consent the browser goes on to the application.
    c.header(
      "content-security-policy",
      "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
    c.header("cache-control", "no-store");
  });

  app.get("/style.css", (c) => c.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/icon.svg", (c) => c.body(ICON, 200, { "content-type": "image/svg+xml" }));
  app.get("/health", (c) => c.json({ status: "ok" }));
  app.get("/payloads/:token", (c) => {
    const delivery = pinged(world.memory.deliveries, c.req.param("token"), world.now());
    const payload = delivery && bodyOf(world.memory, world.library, delivery);
    // A store of objects answers so when a signed address has expired.
    if (!payload) return c.text("Request has expired", 403);
    return c.body(payload, 200, { "content-type": "application/json" });
  });
  app.route("/api/v2", terraApi(world));
  // The old host, which says some things in other words.
  app.route("/v2", terraApi(world));
  app.route("/api/widget", widgetApi(world));
  app.route("/", consentPages(world));
  app.route("/", moodButtons(world, misbehave));
  app.route("/", buttons(world));
  return app;
}
