import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { terraUser } from "../events";
import type { World } from "../world";
import { bodyIn, textsIn } from "./bodies";
import { problem } from "./problem";

/** What Terra can write to a provider and delete there. This sandbox's providers keep nothing of it, and say so. */
export function writingApi(world: World): Hono {
  const app = new Hono();
  for (const path of ["/activity", "/body", "/nutrition", "/plannedWorkout"]) {
    app.post(path, async (c) => {
      const asked = await bodyIn(c);
      const data = asked && Object.entries(asked).find(([name]) => name === "data")?.[1];
      if (!Array.isArray(data)) return problem(c, 400, "data is a list");
      return c.json({
        message: "Taken; this sandbox writes nothing to a provider",
        log_ids: data.map(() => randomUUID()),
        ...userOf(c, world),
      });
    });
  }
  for (const path of ["/body", "/nutrition", "/plannedWorkout"]) {
    app.delete(path, async (c) => {
      const asked = await bodyIn(c);
      const user = userOf(c, world);
      if (!asked) return problem(c, 400, "The body is not JSON");
      if (!user.user) return problem(c, 404, "No such user");
      const ids = [...textsIn(asked, "log_ids"), ...textsIn(asked, "data")];
      return c.json({ ...user, processed_data: ids.map((id) => ({ id, response_code: 404 })) });
    });
  }
  app.get("/plannedWorkout", (c) => {
    const user = userOf(c, world);
    if (!user.user) return problem(c, 404, "No such user");
    return problem(c, 404, "This provider has no planned workouts");
  });
  return app;
}

function userOf(c: Context, { memory }: World) {
  const connection = memory.connections.find(({ userId }) => userId === c.req.query("user_id"));
  return connection ? { user: terraUser(connection, null) } : {};
}
