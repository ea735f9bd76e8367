import { z } from "zod";
import { ask, client, request, TerraRefused, TerraUnavailable, understood } from "./client";
import { TerraUser } from "./user";

const Users = z.array(TerraUser);

const Paged = z
  .looseObject({ results: Users, max_page: z.number().int().min(0) })
  .transform(({ results, max_page }) => ({ users: results, lastPage: max_page }));

/**
 * The current host tells a page as it is, the older one under `data`, a still older one tells the users of a page there,
 * and one that knows no pages tells all at once (terra-api.md, 2.4).
 */
const Page = z.union([
  Paged,
  z.looseObject({ data: Paged }).transform(({ data }) => data),
  z
    .looseObject({ data: Users, max_page: z.number().int().min(0) })
    .transform(({ data, max_page }) => ({ users: data, lastPage: max_page })),
  z.looseObject({ users: Users }).transform(({ users }) => ({ users, lastPage: 0 })),
]);
const Whole = z.looseObject({ users: Users });

const PER_PAGE = 500;
const MOST_PAGES = 2_000;

/**
 * All users that Terra keeps for this house.
 *
 * @throws TerraUnavailable when it cannot be known that these are all: no answer, a shape that we do not know, a page
 *   that is missing or shorter than the others before the last; TerraRefused
 */
export async function listTerraUsers(): Promise<TerraUser[]> {
  const pages: TerraUser[][] = [];
  for (let page = 0, last = 0; page <= last; page++) {
    const answer: unknown = await ask("GET subscriptions", () =>
      client().user.getalluserids({ page, per_page: PER_PAGE }, request),
    );
    const { users, lastPage } = understood("GET subscriptions", Page, answer);
    if (lastPage > MOST_PAGES) throw new TerraUnavailable("GET subscriptions answered with too many pages");
    last = lastPage;
    pages.push(users);
  }
  refuseHoles(pages);
  return [...new Map(pages.flat().map((user) => [user.user_id, user])).values()];
}

/** Whether `max_page` is the last page's number or how many there are is not told: the very last may be empty. */
function refuseHoles(pages: readonly TerraUser[][]): void {
  const isEmptyEnd = pages.length > 1 && pages.at(-1)?.length === 0;
  const before = pages.slice(0, isEmptyEnd ? -2 : -1);
  const size = pages[0]?.length ?? 0;
  const longest = Math.max(...pages.map(({ length }) => length));
  if (before.some(({ length }) => length !== size) || longest > size) {
    throw new TerraUnavailable("GET subscriptions answered with a list that is not whole");
  }
}

/**
 * Those of some users whom Terra knows; empty when it answers that it knows none.
 *
 * @throws TerraUnavailable, TerraRefused
 */
export async function findTerraUsers(terraUserIds: readonly string[]): Promise<TerraUser[]> {
  if (terraUserIds.length === 0) return [];
  return noneWhenMissing(async () => {
    const answer = await ask("POST bulkUserInfo", () =>
      client().user.getinfoformultipleuserids([...terraUserIds], request),
    );
    return understood("POST bulkUserInfo", Users, answer);
  });
}

/** A bare array by the specification, an object by Terra's own examples (terra-api.md, 2.4). */
const OfReference = z.union([Users, Whole.transform(({ users }) => users)]);

/**
 * The users that Terra keeps under one reference of ours.
 *
 * @throws TerraUnavailable, TerraRefused
 */
export function listTerraUsersOf(reference: string): Promise<TerraUser[]> {
  return noneWhenMissing(async () => {
    const answer: unknown = await ask("GET userInfo", () =>
      client().user.getinfoforuserid({ reference_id: reference }, request),
    );
    return understood("GET userInfo", OfReference, answer);
  });
}

async function noneWhenMissing(asking: () => Promise<TerraUser[]>): Promise<TerraUser[]> {
  try {
    return await asking();
  } catch (error) {
    if (error instanceof TerraRefused && error.status === 404) return [];
    throw error;
  }
}

const Info = z.looseObject({ is_authenticated: z.boolean().nullish() });

/** How Terra stands to a user. */
export type Standing = "working" | "signed-out" | "gone";

/**
 * Whether Terra still has a user, and may ask their provider.
 *
 * @throws TerraUnavailable, TerraRefused
 */
export async function standingOf(terraUserId: string): Promise<Standing> {
  const info = await infoOf(terraUserId);
  if (info === null) return "gone";
  return info.is_authenticated === false ? "signed-out" : "working";
}

/**
 * Whether Terra says in so many words that it may ask a user's provider.
 *
 * @throws TerraUnavailable, TerraRefused
 */
export async function isAuthenticated(terraUserId: string): Promise<boolean> {
  return (await infoOf(terraUserId))?.is_authenticated === true;
}

async function infoOf(terraUserId: string): Promise<z.infer<typeof Info> | null> {
  try {
    const answer: unknown = await ask("GET userInfo", () =>
      client().user.getinfoforuserid({ user_id: terraUserId }, request),
    );
    return understood("GET userInfo", Info, answer);
  } catch (error) {
    if (error instanceof TerraRefused && error.status === 404) return null;
    throw error;
  }
}
