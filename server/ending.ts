import { subscribe } from "node:diagnostics_channel";
import { Server } from "node:http";
import { z } from "zod";

const ResponseFinish = z.object({ server: z.instanceof(Server) });

/**
 * Has a web process that is told to end let go of every connection as soon as its last answer is out. Node closes those
 * that idle at that moment; one that was still answering would be kept for a further request, for longer than anybody
 * waits for a process to end.
 */
export function letGoWhenEnding(): void {
  process.once("SIGTERM", () => {
    subscribe("http.server.response.finish", (message) => {
      const { server } = ResponseFinish.parse(message);
      setImmediate(() => server.closeIdleConnections());
    });
  });
}
