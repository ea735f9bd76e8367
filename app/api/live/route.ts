import { findViewer } from "@/server/auth";
import { changeMark, type LiveMessage, onChange } from "@/server/live";
import type { Viewer } from "@/server/viewer";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const HEARTBEAT_MS = 25_000;
const RETRY_MS = 1_000;
/** A stream ends by itself after this time, and its page opens another: so one that has expired sees nothing for long. */
const LONGEST_STREAM_MS = 5 * 60_000;

/** What an open page learns as it happens: server-sent events, one for every change of the viewer's own rides. */
export async function GET(request: Request) {
  const viewer = await findViewer();
  if (viewer === null) return new Response(null, { status: 401 });

  // What a browser says that had a line before is newer than the page. Who says nothing does not want to know.
  const seen = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("seen");
  const encoder = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const stopListening = onChange([viewer.userId], (message) => {
        // Whoever is still signed in comes back at once.
        if (message.kind === "sessions") close();
        else write(markOf(viewer) + eventOf(message));
      });
      const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
      const close = () => {
        end();
        controller.close();
      };
      const closing = setTimeout(close, LONGEST_STREAM_MS);
      closeWithServer(close);
      end = () => {
        openStreams.delete(close);
        stopListening();
        clearInterval(heartbeat);
        clearTimeout(closing);
      };
      request.signal.addEventListener("abort", () => end());
      write(`retry: ${RETRY_MS}\n\n`);
      const mark = changeMark(viewer.userId);
      const hasMissed = seen !== null && (mark === null || mark !== seen);
      write(markOf(viewer) + (hasMissed ? eventOf({ kind: "missed" }) : "\n"));
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

const openStreams = new Set<() => void>();
let isWatching = false;
let isEnding = false;

/** A server that is told to end finishes its answers first; these would keep it waiting for minutes. */
function closeWithServer(close: () => void) {
  openStreams.add(close);
  // A browser may come back on a connection that is still open.
  if (isEnding) setImmediate(close);
  if (isWatching) return;
  isWatching = true;
  process.once("SIGTERM", () => {
    isEnding = true;
    for (const closeStream of openStreams) closeStream();
  });
}

/** What a browser says by itself when it comes back: up to which change it has heard. */
const markOf = ({ userId }: Viewer): string => `id: ${changeMark(userId) ?? ""}\n`;

/** Which of the viewer's things changed; that it is theirs goes without saying. */
function eventOf(message: Exclude<LiveMessage, { kind: "sessions" }>): string {
  const told = message.kind === "ride" ? { kind: message.kind, rideId: message.rideId } : { kind: message.kind };
  return `event: change\ndata: ${JSON.stringify(told)}\n\n`;
}
