import { Hono } from "hono";
import { terraUser } from "../events";
import type { Connection } from "../memory";
import type { World } from "../world";
import { problem } from "./problem";

/** `/userInfo` and `/subscriptions`, each in both of its forms (terra-api.md 2.4). */
export function usersApi(world: World): Hono {
  const { memory } = world;
  const app = new Hono();

  app.get("/userInfo", (c) => {
    const { user_id: userId, reference_id: referenceId } = c.req.query();
    if (userId) {
      const connection = memory.connections.find((one) => one.userId === userId);
      if (connection) return c.json({ status: "success", is_authenticated: true, user: userOf(world, connection) });
      const pending = memory.sessions.find((one) => one.userId === userId);
      if (!pending) return problem(c, 404, "No such user");
      const user = { user_id: userId, provider: pending.provider, reference_id: pending.referenceId, active: false };
      return c.json({ status: "success", is_authenticated: false, user });
    }
    if (!referenceId) return problem(c, 400, "user_id or reference_id is required");
    const own = memory.connections.filter((one) => one.referenceId === referenceId);
    return own.length > 0 ? c.json(own.map((one) => userOf(world, one))) : problem(c, 404, "No such reference");
  });

  app.get("/subscriptions", (c) => {
    const users = memory.connections.map((one) => userOf(world, one));
    if (c.req.query("page") === undefined) return c.json({ status: "success", users });
    const page = wholeNumber(c.req.query("page"));
    const size = wholeNumber(c.req.query("per_page") ?? "500");
    if (page === null || !size) return problem(c, 400, "page and per_page are whole numbers");
    const lastPage = Math.max(0, Math.ceil(users.length / size) - 1);
    return c.json({
      results: users.slice(page * size, (page + 1) * size),
      max_page: lastPage,
      next: page < lastPage ? page + 1 : null,
    });
  });

  return app;
}

const wholeNumber = (text = "") => (/^\d{1,6}$/.test(text) ? Number(text) : null);

/** When this connection last got something. */
function userOf({ memory }: World, connection: Connection) {
  const told = memory.deliveries.filter(
    ({ state, content }) => state === "delivered" && content.kind === "rides" && content.userId === connection.userId,
  );
  return terraUser(connection, told.at(-1)?.orderingMs ?? null);
}
