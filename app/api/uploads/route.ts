import { z } from "zod";
import { MOST_FILES } from "@/core/ride-file-name";
import { isFromOurPage } from "@/server/accounts/same-origin";
import { findViewer } from "@/server/auth";
import { type CreatedBatch, createBatch } from "@/server/data/uploads";
import { answer, ONLY_LOOKING } from "./answer";
import { readWhole } from "./read-whole";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const LONGEST_NAME = 4096;

const NewBatch = z.object({
  files: z
    .array(z.object({ name: z.string().max(LONGEST_NAME), size: z.int().min(0) }))
    .min(1)
    .max(
      MOST_FILES,
      `${MOST_FILES.toLocaleString("en-GB")} files can be brought together: please put more of them into an archive.`,
    ),
});

/** A list of the most files with names of a hundred characters is 1.5 MB. */
const LONGEST_LIST = 8 * 1024 * 1024;

const STATUS: Record<CreatedBatch["kind"], number> = { created: 201, refused: 422, "too-much": 429 };

/** Takes down which files are about to come: `{ files: [{ name, size }] }`. Their bytes follow in parts. */
export async function POST(request: Request) {
  const viewer = await findViewer();
  if (viewer === null) return answer(401, { message: "Please sign in again." });
  if (!isFromOurPage(request.headers)) return answer(403, {});
  if (viewer.isDemonstration) return answer(403, { message: ONLY_LOOKING });

  const body = await readWhole(request.body, LONGEST_LIST);
  if (body === "too-long") return answer(413, { message: "That list is too long." });
  if (body === "incomplete") return answer(400, {});
  const input = NewBatch.safeParse(parseJson(body));
  if (!input.success) return answer(400, { message: input.error.issues[0]?.message });

  const created = await createBatch(viewer, input.data.files);
  return answer(STATUS[created.kind], created);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
