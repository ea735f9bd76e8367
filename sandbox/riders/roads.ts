/** The invented roads around home, known by name; some are ridden often. */
const ROADS: [string, number][] = [
  ["Mill lane", 16],
  ["Canal path", 22],
  ["Two hills", 28],
  ["Lake road", 34],
  ["Windmill round", 40],
  ["Forest circuit", 47],
  ["Long valley", 56],
  ["Border ridge", 68],
  ["Three rivers", 82],
  ["Five valleys", 98],
  ["Grand round", 126],
  ["The long way home", 138],
];

export interface Road {
  name: string;
  km: number;
}

/** The road whose length comes nearest; `nth` takes the next nearest ones. */
export function roadOfAbout(km: number, nth = 0): Road {
  const byDistance = ROADS.toSorted(([, one], [, other]) => Math.abs(one - km) - Math.abs(other - km));
  const [name, length] = byDistance[nth] ?? ["Home straight", km];
  return { name, km: length };
}
