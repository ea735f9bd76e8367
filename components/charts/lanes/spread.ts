/**
 * Places of labels that would lie over one another, moved apart as little as their order allows.
 *
 * @param wanted where each would like to stand
 * @param room what each needs, from `from` to `to`; where all of them do not fit they lie closer
 * @returns in the order of `wanted`
 */
export function spread(
  wanted: readonly number[],
  { room, from, to }: { room: number; from: number; to: number },
): number[] {
  const order = wanted.map((_, index) => index).sort((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0));
  const step = Math.min(room, (to - from) / Math.max(1, wanted.length - 1));
  const places = [...wanted];
  let last = from - step;
  for (const index of order) {
    last = Math.max(last + step, places[index] ?? 0);
    places[index] = last;
  }
  let next = to + step;
  for (const index of order.toReversed()) {
    next = Math.min(next - step, places[index] ?? 0);
    places[index] = next;
  }
  return places;
}
