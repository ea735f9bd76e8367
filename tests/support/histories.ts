import { randomUUID } from "node:crypto";
import fc from "fast-check";

/** Something that Terra tells of an activity, and how often and how late it gets here. */
export interface Emission {
  activity: 0 | 1;
  kind: "told" | "pending" | "deleted";
  /** Two of one content are the same bytes. */
  content: number;
  /** Each in steps after its emission. What was refused the first time has but later ones. */
  arrivals: Arrival[];
}

export interface Arrival {
  delay: number;
  /** sent: by Terra, once or once more; replay: a captured request under other headers. */
  as: "sent" | "replay";
}

/** The rider connects again before the emission of this number. */
export interface Again {
  before: number;
  /** Steps until each word arrives; an auth may never. */
  reauthDelay: number;
  authDelay: number | null;
  isOldNamed: boolean;
}

export interface History {
  emissions: Emission[];
  again: Again | null;
  hasOrdering: boolean;
  hasTrace: boolean;
}

const emission: fc.Arbitrary<Emission> = fc.record({
  activity: fc.constantFrom(0, 1),
  kind: fc.constantFrom("told", "told", "told", "pending", "deleted"),
  content: fc.nat(2),
  arrivals: fc
    .tuple(
      fc.nat(6),
      fc.array(fc.record({ delay: fc.nat(9), as: fc.constantFrom("sent", "replay") }), { maxLength: 2 }),
    )
    .map(([delay, more]): Arrival[] => [
      { delay, as: "sent" },
      ...more.map((one) => ({ ...one, delay: delay + one.delay })),
    ]),
});

export const history: fc.Arbitrary<History> = fc.record({
  emissions: fc.array(emission, { minLength: 1, maxLength: 3 }),
  again: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({
        before: fc.nat(2),
        reauthDelay: fc.nat(6),
        authDelay: fc.option(fc.nat(6)),
        isOldNamed: fc.boolean(),
      }),
    },
  ),
  hasOrdering: fc.boolean(),
  hasTrace: fc.boolean(),
});

export const SECOND_MS = 1000;
export const BASE = Date.now() - 3_600_000;
/** When Terra emits its number so and so. */
export const emittedAt = (number: number) => new Date(BASE + number * SECOND_MS);

export interface User {
  user_id: string;
  provider: string;
  reference_id: string;
}

/** Small, without samples, on a day of its own: what it says is its title. */
export function item(
  { activity, kind, content }: Pick<Emission, "activity" | "kind" | "content">,
  { reference_id }: User,
) {
  const day = activity === 0 ? "2026-10-01" : "2026-10-05";
  return {
    metadata: {
      summary_id: `${reference_id} ${activity}`,
      name: `Content ${content}`,
      type: 16,
      upload_type: { told: 1, pending: 5, deleted: 4 }[kind],
      start_time: `${day}T08:00:00.000000+02:00`,
      end_time: `${day}T08:00:20.000000+02:00`,
    },
    distance_data: { summary: { distance_meters: 100 + content } },
  };
}

/** A signed request that Terra, or whoever captured one of its, sends. */
export interface SignedRequest {
  event: object;
  orderedAt: Date | null;
  trace: string | null;
  signedAt: number;
}

/** What is due at a step: of what was emitted later, later. */
export interface Due extends SignedRequest {
  step: number;
  emission: Emission | null;
}

/** All that gets here, in the order in which it does. */
export function duesOf({ emissions, again, hasOrdering, hasTrace }: History, [t1, t2]: [User, User]): Due[] {
  const words = again ? wordsOf(again, [t1, t2], hasOrdering) : [];
  const data = emissions.flatMap((told, number) => {
    const user = again && number >= again.before ? t2 : t1;
    const event = { type: "activity", user, data: [item(told, user)] };
    const [trace, signedAt] = [randomUUID(), Math.floor(BASE / 1000) + number];
    const first = { event, emission: told, signedAt, orderedAt: hasOrdering ? emittedAt(number) : null };
    return told.arrivals.map(({ delay, as }, attempt): Due => {
      const step = number + delay;
      if (as === "sent") return { ...first, step, trace: hasTrace ? trace : null, signedAt: signedAt + attempt * 100 };
      // Of a captured request, only what is signed cannot be altered.
      return { ...first, step, trace: randomUUID(), orderedAt: emittedAt(number + 60) };
    });
  });
  return [...words, ...data].sort((one, other) => one.step - other.step);
}

function wordsOf(
  { before, reauthDelay, authDelay, isOldNamed }: Again,
  [t1, t2]: [User, User],
  hasOrdering: boolean,
): Due[] {
  const about = {
    emission: null,
    signedAt: Math.floor(BASE / 1000),
    orderedAt: hasOrdering ? emittedAt(before) : null,
  };
  const reauth = { type: "user_reauth", status: "warning", old_user: isOldNamed ? t1 : null, new_user: t2 };
  const auth = { type: "auth", status: "success", user: t2 };
  return [
    { ...about, event: reauth, trace: randomUUID(), step: before + reauthDelay },
    ...(authDelay === null ? [] : [{ ...about, event: auth, trace: randomUUID(), step: before + authDelay }]),
  ];
}

/** Of what was emitted, by its number, the newest of each activity. */
export function newest(emissions: readonly (Emission | undefined)[]): Map<number, Emission> {
  const held = new Map<number, Emission>();
  for (const told of emissions) if (told) held.set(told.activity, told);
  return held;
}

export const toldAs = (held: Map<number, Emission>) =>
  [...held.values()]
    .sort((one, other) => one.activity - other.activity)
    .map(({ activity, content, kind }) => ({ activity, title: `Content ${content}`, kind }));
