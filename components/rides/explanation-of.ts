import type { Channels } from "@/core/channel";
import { explainable } from "@/core/explain/explainable";
import type { Explanation } from "@/core/explain/explanation";
import { explain } from "@/core/explain/explanations";
import type { ShownFigure } from "@/core/explain/shown-figures";
import type { Ride } from "@/core/ride";

/**
 * What the card of a figure says. Apart from the page's other code, which is fetched without it.
 *
 * @param channels as they are drawn; null while they have not come
 */
export const explanationOf = (
  ride: Ride,
  channels: Channels | null,
  { name, index }: { name: ShownFigure; index: number },
): Explanation => explain(name, explainable(ride, channels), index);
