import { type Context, Hono } from "hono";
import { BEST_DAY, type Moods, moodsIn, UnknownMood } from "../moods";
import type { World } from "../world";
import { moodsPage, NOT_TICKED } from "./moods";

const NOTES: Record<string, string> = {
  set: "From now on the sandbox behaves like that.",
  best: "From now on the sandbox behaves well.",
};

/** `/moods`: a page of switches, and the same for programs, who send as JSON what they want to be otherwise. */
export function moodButtons(world: World, misbehave: (moods: Partial<Moods>) => void): Hono {
  const app = new Hono();
  const { memory } = world;

  app.get("/moods", (c) =>
    wantsJson(c) ? c.json(memory.moods) : c.html(moodsPage(memory.moods, NOTES[c.req.query("note") ?? ""] ?? null)),
  );

  app.post("/moods", (c) => change(c, "set", async () => (isJson(c) ? readJson(c) : readForm(c))));

  app.post("/moods/best", (c) => change(c, "best", async () => BEST_DAY));

  // The one mood that there was at first.
  app.post("/mood", (c) => change(c, "set", async () => moodsIn({ answer: (await c.req.parseBody()).mood })));

  async function change(c: Context, note: string, read: () => Promise<Partial<Moods>>): Promise<Response> {
    try {
      misbehave(await read());
    } catch (error) {
      if (!(error instanceof UnknownMood)) throw error;
      return c.json({ status: "error", message: error.message }, 400);
    }
    return wantsJson(c) ? c.json({ status: "success", moods: memory.moods }) : c.redirect(`/moods?note=${note}`, 303);
  }

  return app;
}

const isJson = (c: Context) => c.req.header("content-type")?.includes("json") ?? false;

const wantsJson = (c: Context) => c.req.header("accept")?.includes("application/json") ?? false;

async function readJson(c: Context): Promise<Partial<Moods>> {
  const given: unknown = await c.req.json().catch(() => null);
  if (typeof given !== "object" || given === null) throw new UnknownMood("The body is not a JSON object.");
  return moodsIn({ ...given });
}

const readForm = async (c: Context): Promise<Partial<Moods>> => ({
  ...NOT_TICKED,
  ...moodsIn(await c.req.parseBody()),
});
