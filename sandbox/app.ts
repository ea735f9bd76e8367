import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { widgetApi } from "./api/sessions";
import { terraApi } from "./api/terra-api";
import { buttons } from "./pages/buttons";
import { consentPages } from "./pages/consent";
import { ICON, STYLE } from "./pages/layout";
import type { World } from "./world";

const LARGEST_FILE = 64 * 1024 * 1024;

/** All addresses of the sandbox. */
export function sandboxApp(world: World): Hono {
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
  app.route("/api/v2", terraApi(world));
  app.route("/api/widget", widgetApi(world));
  app.route("/", consentPages(world));
  app.route("/", buttons(world));
  return app;
}
