import type { Download } from "@/server/data/ride-files";
import { asAttachment } from "@/server/files/file-name";

/** A file that a browser saves and never shows; to whoever may not have it, it does not exist. */
export function downloadAnswer(download: Download | null): Response {
  if (download === null) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  return new Response(download.bytes, {
    headers: {
      "Content-Type": download.type,
      "Content-Disposition": asAttachment(download.name),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
