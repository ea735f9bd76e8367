import { ImageResponse } from "next/og";
import { PictureCard } from "@/components/share/picture-card";
import { SQUARE, WIDE } from "@/components/share/picture-shape";
import type { RecordedRide, Ride } from "@/core/ride";
import type { Sharing } from "@/core/shared-ride";
import { pictureFonts } from "@/server/picture-fonts";

/**
 * A ride as a PNG: 1200 × 630, or with `?square` 1080 × 1080.
 *
 * @param shown null where there is nothing that the asker may see
 */
export async function pictureAnswer(
  shown: { ride: Ride; recorded: RecordedRide } | null,
  address: string,
): Promise<Response> {
  if (!shown) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const shape = new URL(address).searchParams.has("square") ? SQUARE : WIDE;
  const { width, height } = shape;
  const drawn = new ImageResponse(<PictureCard {...shown} shape={shape} />, {
    width,
    height,
    fonts: await pictureFonts(),
  });
  // Drawn before it is answered: what fails is then said by its status.
  return new Response(await drawn.arrayBuffer(), {
    headers: {
      "Content-Type": "image/png",
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** What a picture is to show: all, unless the address says `?map=no` or `?heart-rate=no`. */
export function sharingIn(address: string): Sharing {
  const { searchParams } = new URL(address);
  return { withMap: searchParams.get("map") !== "no", withHeartRate: searchParams.get("heart-rate") !== "no" };
}
