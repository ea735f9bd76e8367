/** Chance that can be repeated: the same seed gives the same numbers, on every machine. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
  between(least: number, most: number): number;
  /** Mean 0, deviation 1. */
  normal(): number;
  isLucky(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

export function chanceOf(seed: string): Chance {
  let state = hash(seed);

  // mulberry32, Tommy Ettinger, public domain.
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  // Irwin-Hall: twelve uniform numbers have variance 1, and no logarithm that could differ between machines.
  function normal(): number {
    let sum = -6;
    for (let count = 0; count < 12; count++) sum += next();
    return sum;
  }

  return {
    next,
    normal,
    between: (least, most) => least + next() * (most - least),
    isLucky: (probability) => next() < probability,
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
  };
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}
