import { type Context, Hono } from "hono";
import { connectionsOf, disconnect, revoke } from "../connections";
import { NotARide } from "../fit/file";
import { changeRide, finishRide, type Outcome, sendDay, sendFile, sendHistory } from "../sending";
import { tellOf, toldEventNamed } from "../told-events";
import type { World } from "../world";
import { homePage } from "./home";

const NOTES: Record<string, string> = {
  sent: "On its way.",
  "nobody-connected": "Nobody is connected yet. Press Connect in the application first.",
  disconnected: "Disconnected.",
  changed: "Changed at the provider. Whoever reads the ride again gets it like that.",
  revoked: "Access is taken back at the provider.",
  "nothing-offered": "The provider tells nothing but rides. A mood changes that.",
};

/** The sandbox's own page and what its buttons do. A program that accepts JSON gets JSON. */
export function buttons(world: World): Hono {
  const app = new Hono();

  app.get("/", (c) => {
    const isBusy = world.memory.deliveries.some(({ state }) => state === "waiting");
    if (isBusy) c.header("refresh", "3;url=/");
    return c.html(homePage(world, NOTES[c.req.query("note") ?? ""] ?? null));
  });

  app.post("/riders/:riderId/finish-ride", async (c) => {
    const { minutes, title } = await c.req.parseBody();
    const wish = { minutes: minutesIn(minutes), title: typeof title === "string" && title ? title : null };
    return answer(c, world, c.req.param("riderId"), (riderId) => finishRide(world, riderId, wish));
  });

  app.post("/riders/:riderId/send-history", (c) =>
    answer(c, world, c.req.param("riderId"), (riderId) => sendHistory(world, riderId)),
  );

  app.post("/riders/:riderId/change-ride", async (c) => {
    const { summaryId, title, percent } = await c.req.parseBody();
    const change = {
      riderId: c.req.param("riderId"),
      summaryId: String(summaryId),
      title: typeof title === "string" && title ? title : null,
      powerShare: percentIn(percent) / 100,
    };
    if (!changeRide(world, change)) return c.json({ status: "error", message: "There is no such ride." }, 404);
    return wantsJson(c) ? c.json({ status: "success" }) : c.redirect("/?note=changed", 303);
  });

  app.post("/riders/:riderId/send-day", (c) =>
    answer(c, world, c.req.param("riderId"), (riderId) => sendDay(world, riderId)),
  );

  app.post("/riders/:riderId/tell", async (c) => {
    const name = toldEventNamed(String((await c.req.parseBody()).event));
    if (!name) return c.json({ status: "error", message: "There is no such event." }, 400);
    return answer(c, world, c.req.param("riderId"), (riderId) => {
      const count = tellOf(world, name, riderId);
      return count > 0 ? { sent: "rides", count, summaryIds: [] } : { sent: "nobody connected" };
    });
  });

  app.post("/riders/:riderId/revoke", (c) => {
    for (const connection of connectionsOf(world, c.req.param("riderId"))) revoke(world, connection);
    return wantsJson(c) ? c.json({ status: "success" }) : c.redirect("/?note=revoked", 303);
  });

  app.post("/riders/:riderId/disconnect", (c) => {
    const riderId = c.req.param("riderId");
    for (const connection of world.memory.connections.filter((one) => one.riderId === riderId)) {
      disconnect(world, connection);
    }
    return c.redirect("/?note=disconnected", 303);
  });

  app.post("/deliveries/:traceId/again", (c) => {
    world.postOffice.sendAgain(c.req.param("traceId"));
    return c.redirect("/?note=sent", 303);
  });

  app.post("/fit", async (c) => {
    const { bytes, name, rider } = await fileIn(c);
    const riderId = rider ?? lastConnected(world) ?? world.library.cyclists[0]?.id ?? "";
    try {
      return answer(c, world, riderId, () => sendFile(world, riderId, bytes, name));
    } catch (error) {
      if (!(error instanceof NotARide)) throw error;
      return wantsJson(c)
        ? c.json({ status: "error", message: error.message }, 422)
        : c.html(homePage(world, error.message), 422);
    }
  });

  return app;
}

const DEFAULT_MINUTES = 60;

function minutesIn(text: unknown): number {
  const minutes = Number(text);
  return minutes >= 1 && minutes <= 480 ? minutes : DEFAULT_MINUTES;
}

function percentIn(text: unknown): number {
  const percent = Number(text);
  return percent >= 10 && percent <= 400 ? percent : 100;
}

const wantsJson = (c: Context) => c.req.header("accept")?.includes("application/json") ?? false;

function answer(
  c: Context,
  world: World,
  riderId: string,
  press: (riderId: string) => Outcome,
): Response | Promise<Response> {
  const cyclist = world.library.find(riderId);
  if (!cyclist) return c.json({ status: "error", message: `There is no rider called ${riderId}.` }, 404);
  const outcome = press(riderId);
  if (outcome.sent === "rides") {
    const { count, summaryIds } = outcome;
    return wantsJson(c)
      ? c.json({ status: "success", rider: cyclist.name, count, summary_ids: summaryIds })
      : c.redirect("/?note=sent", 303);
  }
  if (outcome.sent === "nothing offered") {
    const message = `The provider of ${cyclist.name} tells nothing but rides.`;
    return wantsJson(c) ? c.json({ status: "error", message }, 409) : c.redirect("/?note=nothing-offered", 303);
  }
  const message = `${cyclist.name} is not connected yet: press Connect in the application first.`;
  return wantsJson(c) ? c.json({ status: "error", message }, 409) : c.redirect("/?note=nobody-connected", 303);
}

/** From the page's form, or as the bare body of a request. */
async function fileIn(c: Context): Promise<{ bytes: Uint8Array; name: string | null; rider: string | null }> {
  if (c.req.header("content-type")?.startsWith("multipart/")) {
    const { file, rider } = await c.req.parseBody();
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    return {
      bytes,
      name: file instanceof File ? nameOf(file.name) : null,
      rider: typeof rider === "string" ? rider : null,
    };
  }
  const { name, rider } = c.req.query();
  return { bytes: new Uint8Array(await c.req.arrayBuffer()), name: nameOf(name ?? ""), rider: rider ?? null };
}

const nameOf = (fileName: string) => fileName.replace(/\.fit$/i, "") || null;

const lastConnected = ({ memory }: World) => memory.connections.at(-1)?.riderId ?? null;
