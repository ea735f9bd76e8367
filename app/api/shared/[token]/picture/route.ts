import { clientAddress } from "@/server/accounts/client-address";
import { unlessGuessing } from "@/server/accounts/guesses";
import { findSharedRide, readSharedRecording } from "@/server/shared-ride";
import { pictureAnswer } from "../../picture-answer";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What a link shows, as a picture. */
export async function GET(request: Request, { params }: RouteContext<"/api/shared/[token]/picture">) {
  const { token } = await params;
  const shown = await unlessGuessing(clientAddress(request.headers), () => findPicture(token));
  return pictureAnswer(shown, request.url);
}

async function findPicture(token: string) {
  const [shared, recorded] = await Promise.all([findSharedRide(token), readSharedRecording(token)]);
  return shared && recorded && { ride: shared.ride, recorded };
}
