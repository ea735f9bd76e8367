import type { EffortId } from "./ids";
import type { FoundEffort, OwnEffort } from "./ride";
import type { Span } from "./span";

/** An effort of a ride as its page lists it: found by rule, marked by the rider, or the rider's word on a found one. */
export interface ListedEffort extends Span {
  /** How it was found; `own` where only the rider marked it. */
  kind: FoundEffort["kind"] | "own";
  name: string | null;
  /** Null of what was found and nobody said anything of. */
  ownId: EffortId | null;
  /** Where it, or what it stands for, lies among the found efforts; null of what the rider marked alone. */
  foundIndex: number | null;
  /** Where the found effort lies that it stands for. */
  replaces: Span | null;
}

/** The efforts of a ride, and those of which its rider says that they are none, in the order in which they came. */
export interface EffortList {
  shown: ListedEffort[];
  hidden: ListedEffort[];
}

/** Another reckoning moves the edges of what it finds; what shares less of the longer is another effort. */
const LEAST_SHARED = 0.5;

/**
 * What was found and what the rider says of it in one list. An own effort that replaces a found one stands in its place,
 * where at least half of the longer of both is in the other; one that replaces none any more stands beside the found ones.
 * Of what a crop cut through, what is left is an effort.
 */
export function listEfforts(
  found: readonly FoundEffort[],
  own: readonly OwnEffort[],
  elapsedSeconds: number,
): EffortList {
  const claims = claimsOf(found, own);
  const said = own.flatMap((effort) => saidOf(within(effort, elapsedSeconds), found, claims.get(effort.id) ?? null));
  const taken = new Set(claims.values());
  const unsaid = found.flatMap((effort, index) => (taken.has(index) ? [] : [foundAt(effort, index)]));
  return {
    shown: [...unsaid, ...said.filter(({ isHidden }) => !isHidden).map(({ effort }) => effort)].sort(byTime),
    hidden: said
      .filter(({ isHidden }) => isHidden)
      .map(({ effort }) => effort)
      .sort(byTime),
  };
}

/** The seconds that two stretches share, as a share of the longer. */
export function sharedOf(one: Span, other: Span): number {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return Math.max(0, shared) / Math.max(one.end - one.start, other.end - other.start, 1);
}

/** Which found effort each own one stands for; of several that say something of one, the first counts. */
function claimsOf(found: readonly FoundEffort[], own: readonly OwnEffort[]): Map<EffortId, number> {
  const claims = new Map<EffortId, number>();
  const taken = new Set<number>();
  for (const { id, replaces } of own) {
    const index = replaces && nearest(found, replaces, taken);
    if (index === null) continue;
    claims.set(id, index);
    taken.add(index);
  }
  return claims;
}

function nearest(found: readonly FoundEffort[], wanted: Span, taken: ReadonlySet<number>): number | null {
  let best: { index: number; shared: number } | null = null;
  for (const [index, effort] of found.entries()) {
    const shared = sharedOf(effort, wanted);
    if (shared >= LEAST_SHARED && shared > (best?.shared ?? 0) && !taken.has(index)) best = { index, shared };
  }
  return best?.index ?? null;
}

/** Of a found effort that is not found any more, nobody has to be told that it is none. */
function saidOf(own: OwnEffort, found: readonly FoundEffort[], foundIndex: number | null) {
  const { id, name, start, end, replaces, isHidden } = own;
  if (isHidden && foundIndex === null) return [];
  const kind = (foundIndex === null ? null : found[foundIndex]?.kind) ?? "own";
  return [{ isHidden, effort: { kind, name, start, end, ownId: id, foundIndex, replaces } as const }];
}

const foundAt = ({ kind, start, end }: FoundEffort, foundIndex: number): ListedEffort => ({
  kind,
  start,
  end,
  foundIndex,
  name: null,
  ownId: null,
  replaces: null,
});

const within = (effort: OwnEffort, elapsedSeconds: number): OwnEffort => ({
  ...effort,
  start: Math.max(0, effort.start),
  end: Math.min(elapsedSeconds, effort.end),
});

const byTime = (one: Span, other: Span) => one.start - other.start || one.end - other.end;
