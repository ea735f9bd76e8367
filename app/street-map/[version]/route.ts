import { mapWorkerAnswer } from "@/server/map-worker";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The worker that lays out street maps, under a policy that lets it fetch them. Each version of it has an address. */
export async function GET(_request: Request, { params }: RouteContext<"/street-map/[version]">) {
  return mapWorkerAnswer((await params).version);
}
