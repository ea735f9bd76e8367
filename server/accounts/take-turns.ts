/**
 * A door that lets so many tasks through at once; the others wait their turn.
 *
 * @param places how many may be inside
 */
export function takeTurns(places: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (task) => {
    if (free > 0) free--;
    // Whoever leaves hands the place on, so that nobody slips in between.
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
