import { Hono } from "hono";
import type { World } from "../world";
import { activityApi } from "./activity";
import { withKeys } from "./keys";
import { problem } from "./problem";
import { detailedProviders, PROVIDERS } from "./providers";
import { authApi } from "./sessions";
import { usersApi } from "./users";

/** Terra's REST API, as far as a cycling application needs it. */
export function terraApi(world: World): Hono {
  const app = new Hono();
  app.get("/integrations", (c) =>
    c.json({ status: "success", providers: PROVIDERS, sdk_providers: [], sdk_resource: [] }),
  );
  app.get("/integrations/detailed", (c) => {
    const shownId = c.req.header("dev-id");
    if (shownId !== undefined && shownId !== world.devId) return problem(c, 403, "No such environment");
    return c.json({ status: "success", providers: detailedProviders(world.publicUrl) });
  });

  app.use("*", withKeys(world));
  app.route("/auth", authApi(world));
  app.route("/", usersApi(world));
  app.route("/", activityApi(world));
  for (const type of ["body", "daily", "sleep", "nutrition", "menstruation", "athlete"]) {
    app.get(`/${type}`, (c) => problem(c, 404, `This provider has no ${type} data`));
  }
  app.all("*", (c) => problem(c, 404, "No such endpoint"));
  return app;
}
