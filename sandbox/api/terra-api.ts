import { Hono } from "hono";
import type { World } from "../world";
import { dataApi } from "./data";
import { integrationsApi } from "./integrations";
import { withKeys } from "./keys";
import { inOldWords, problem } from "./problem";
import { authApi } from "./sessions";
import { slowly, unlessAway } from "./spells";
import { usersApi } from "./users";
import { writingApi } from "./writing";

/** Terra's REST API, whole. */
export function terraApi(world: World): Hono {
  const app = new Hono();
  app.use("*", slowly(world), inOldWords(world), unlessAway(world));
  app.route("/", integrationsApi(world));

  app.use("*", withKeys(world));
  app.route("/auth", authApi(world));
  app.route("/", usersApi(world));
  app.route("/", dataApi(world));
  app.route("/", writingApi(world));
  app.all("*", (c) => problem(c, 404, "No such endpoint"));
  return app;
}
