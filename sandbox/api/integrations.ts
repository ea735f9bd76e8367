import { Hono } from "hono";
import { allProviders, detailedProviders } from "../providers";
import { providersOf, type World } from "../world";
import { problem, speaksOld } from "./problem";

/** `/integrations`: without keys, and its details, which depend on who asks (terra-api.md 2.4 and 8, 13). */
export function integrationsApi(world: World): Hono {
  const app = new Hono();

  app.get("/integrations", (c) => {
    const sdk = speaksOld(c, world) ? { sdk_resource: [] } : { sdk_providers: [], sdk_resource: [] };
    return c.json({ status: "success", providers: providersOf(world), ...sdk });
  });

  app.get("/integrations/detailed", (c) => {
    const shownId = c.req.header("dev-id");
    const { moods } = world.memory;
    const answer = (names: readonly string[]) =>
      c.json({ status: "success", providers: detailedProviders(names, moods, world.publicUrl) });
    if (c.req.query("sdk") === "true") return answer([]);
    // Who does not say which environment it is sees the whole catalogue, as if all of it were switched on.
    if (shownId === undefined) return answer(allProviders(world.providers));
    if (shownId !== world.devId) return problem(c, 403, "No such environment");
    return answer(c.req.header("x-api-key") !== undefined && moods.hidesDetails ? [] : providersOf(world));
  });

  return app;
}
