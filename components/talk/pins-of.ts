import type { Span } from "@/core/span";
import type { ShownTalk } from "./ride-talk";

/** The stretches that something was said about, each once, as far as they lie in the ride. */
export function pinsOf(talks: readonly ShownTalk[]): Span[] {
  const spans = talks.flatMap(({ comments }) =>
    comments.flatMap(({ place }) => (place && place.kind !== "gone" ? [place.span] : [])),
  );
  return [...new Map(spans.map((span) => [`${span.start} ${span.end}`, span])).values()];
}
