import type { LaneName } from "@/core/lane";

/**
 * The order of all lanes after one was moved past its neighbour among those that a ride has. Lanes that this ride cannot
 * show are passed over, and keep their places.
 *
 * @param order all lanes, from top to bottom
 * @param by -1 is up, 1 is down; at an end nothing changes
 */
export function movedLane(
  order: readonly LaneName[],
  ofRide: ReadonlySet<LaneName>,
  name: LaneName,
  by: -1 | 1,
): LaneName[] {
  const there = order.filter((lane) => ofRide.has(lane));
  const neighbour = there[there.indexOf(name) + by];
  if (!neighbour) return [...order];
  const others = order.filter((lane) => lane !== name);
  others.splice(others.indexOf(neighbour) + (by === 1 ? 1 : 0), 0, name);
  return others;
}
