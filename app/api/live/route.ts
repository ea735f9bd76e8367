import { findViewer } from "@/server/auth";
import { followChanges, type Told } from "@/server/data/live-changes";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const HEARTBEAT_MS = 25_000;
const RETRY_MS = 1_000;
/** A stream ends by itself after this time, and its page opens another: so one that has expired sees nothing for long. */
const LONGEST_STREAM_MS = 5 * 60_000;

/**
 * What an open page learns as it happens: server-sent events, one for every change of the viewer's own things, and of their
 * athletes' as far as they may see them.
 */
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
      write(`retry: ${RETRY_MS}\n\n`);
      const stopListening = followChanges(viewer, seen, (told, mark) => {
        // Whoever is still signed in comes back at once.
        if (told?.kind === "sessions") close();
        else write(`id: ${mark ?? ""}\n${told ? eventOf(told) : "\n"}`);
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

/** What changed, and of which athlete; that it is the viewer's own goes without saying. */
const eventOf = (told: Told): string => `event: change\ndata: ${JSON.stringify(told)}\n\n`;
