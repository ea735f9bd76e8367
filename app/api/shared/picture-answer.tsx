import { createHash } from "node:crypto";
import { ImageResponse } from "next/og";
import { PictureCard } from "@/components/share/picture-card";
import { type PictureShape, SQUARE, WIDE } from "@/components/share/picture-shape";
import type { RecordedRide, Ride } from "@/core/ride";
import type { Sharing } from "@/core/shared-ride";
import { drawnOnce } from "@/server/kept-pictures";
import { pictureFonts } from "@/server/picture-fonts";

interface Shown {
  ride: Ride;
  recorded: RecordedRide;
}

/**
 * A ride as a PNG: 1200 × 630, or with `?square` 1080 × 1080.
 *
 * @param shown null where there is nothing that the asker may see
 */
export async function pictureAnswer(shown: Shown | null, address: string): Promise<Response> {
  if (!shown) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const shape = new URL(address).searchParams.has("square") ? SQUARE : WIDE;
  // Drawn before it is answered: what fails is then said by its status.
  return new Response(await drawnOnce(keyOf(shown, shape), () => draw(shown, shape)), {
    headers: {
      "Content-Type": "image/png",
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

async function draw(shown: Shown, shape: PictureShape): Promise<ArrayBuffer> {
  const { width, height } = shape;
  const drawn = new ImageResponse(<PictureCard {...shown} shape={shape} />, {
    width,
    height,
    fonts: await pictureFonts(),
  });
  return drawn.arrayBuffer();
}

/**
 * Everything that may be drawn, and not where it comes from: a ride of another version, another choice of what is shared
 * or another private place makes another picture without anybody thinking of it.
 */
function keyOf({ ride, recorded: { channels, track } }: Shown, shape: PictureShape): string {
  const hash = createHash("sha256").update(JSON.stringify([shape, ride, Object.keys(channels)]));
  const columns = [...Object.values(channels), ...(track ? [track.latitude, track.longitude] : [])];
  for (const column of columns) hash.update(`${column.length} `).update(column);
  return hash.digest("base64url");
}

/** What a picture is to show: all, unless the address says `?map=no` or `?heart-rate=no`. */
export function sharingIn(address: string): Sharing {
  const { searchParams } = new URL(address);
  return { withMap: searchParams.get("map") !== "no", withHeartRate: searchParams.get("heart-rate") !== "no" };
}
