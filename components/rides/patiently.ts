/**
 * Tries at once, and again after each of some pauses until it is there; after the last of them it gives up.
 *
 * @returns leaves off
 */
export function patiently(isThere: () => boolean, pausesMs: readonly number[], giveUp: () => void): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const attempt = (index: number) => {
    const pause = pausesMs[index];
    if (pause === undefined) giveUp();
    else if (!isThere()) soon = setTimeout(attempt, pause, index + 1);
  };
  attempt(0);
  return () => clearTimeout(soon);
}
