import { Hono } from "hono";
import { isoTime, terraUser } from "../events";
import type { Connection } from "../memory";
import type { World } from "../world";
import { bodyIn, fieldIn, jsonIn, textIn } from "./bodies";
import { problem, speaksOld } from "./problem";

/** `/userInfo`, `/subscriptions` and their siblings, each in the shapes that are published (terra-api.md 2.4). */
export function usersApi(world: World): Hono {
  const { memory } = world;
  const app = new Hono();

  app.get("/userInfo", (c) => {
    const { user_id: userId, reference_id: referenceId } = c.req.query();
    if (userId) {
      const connection = memory.connections.find((one) => one.userId === userId);
      if (connection) {
        const user = { ...userOf(world, connection), ...lastSeen(world, connection) };
        return c.json({ status: "success", is_authenticated: true, user });
      }
      const pending = memory.sessions.find((one) => one.userId === userId);
      if (!pending) return problem(c, 404, "No such user");
      const user = { user_id: userId, provider: pending.provider, reference_id: pending.referenceId, active: false };
      return c.json({ status: "success", is_authenticated: false, user });
    }
    if (!referenceId) return problem(c, 400, "user_id or reference_id is required");
    const users = memory.connections.filter((one) => one.referenceId === referenceId).map((one) => userOf(world, one));
    if (users.length === 0) return problem(c, 404, "No such reference");
    return speaksOld(c, world) ? c.json({ status: "success", users }) : c.json(users);
  });

  app.get("/subscriptions", (c) => {
    const users = memory.connections.map((one) => userOf(world, one));
    if (c.req.query("page") === undefined) return c.json({ status: "success", users });
    const page = wholeNumber(c.req.query("page"));
    const size = wholeNumber(c.req.query("per_page") ?? "500");
    if (page === null || !size) return problem(c, 400, "page and per_page are whole numbers");
    const lastPage = Math.max(0, Math.ceil(users.length / size) - 1);
    const answer = {
      results: users.slice(page * size, (page + 1) * size),
      max_page: lastPage,
      next: page < lastPage ? page + 1 : null,
    };
    return c.json(speaksOld(c, world) ? { status: "success", data: answer } : answer);
  });

  app.post("/bulkUserInfo", async (c) => {
    const ids = await jsonIn(c);
    if (!Array.isArray(ids)) return problem(c, 400, "The body is a list of user ids");
    const users = memory.connections.filter(({ userId }) => ids.includes(userId));
    return users.length > 0 ? c.json(users.map((one) => userOf(world, one))) : problem(c, 404, "No such users");
  });

  app.patch("/users/:userId", async (c) => {
    const connection = memory.connections.find(({ userId }) => userId === c.req.param("userId"));
    if (!connection) return problem(c, 404, "No such user");
    const asked = await bodyIn(c);
    if (!asked) return problem(c, 400, "The body is not JSON");
    const active = fieldIn(asked, "active");
    connection.referenceId = textIn(asked, "reference_id") ?? connection.referenceId;
    if (typeof active === "boolean") connection.isActive = active;
    world.changed();
    return c.json({ status: "success", user: userOf(world, connection) });
  });

  return app;
}

const wholeNumber = (text = "") => (/^\d{1,6}$/.test(text) ? Number(text) : null);

/** When this connection last got something. */
function userOf({ memory }: World, connection: Connection) {
  const told = memory.deliveries.filter(
    ({ state, content }) => state === "delivered" && content.kind !== "event" && content.userId === connection.userId,
  );
  return terraUser(connection, told.at(-1)?.orderingMs ?? null);
}

/** What only one user's own information tells. */
function lastSeen({ library, now }: World, { riderId }: Connection) {
  const latest = library.ridesOf(riderId).at(-1);
  return {
    last_polled_at: isoTime(now()),
    most_recent_data_at: latest ? isoTime(latest.endedAt * 1000) : null,
  };
}
