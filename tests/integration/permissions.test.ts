import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import { findFreePort } from "@/server/postgres/free-port";
import { type Application, query, startApplication, type WebProcess } from "../support/application";
import { COACH_ACTIONS } from "../support/permissions/actions-coach";
import { OPEN_ACTIONS } from "../support/permissions/actions-open";
import { OWN_ACTIONS } from "../support/permissions/actions-own";
import { ask } from "../support/permissions/ask";
import { readActions, readRoutes } from "../support/permissions/build";
import { type Crawl, crawl } from "../support/permissions/crawl";
import { forAll } from "../support/permissions/for-all";
import { deliverAgain, furnish, settle } from "../support/permissions/furnish";
import { openStored, type Stored } from "../support/permissions/house-rows";
import { listen } from "../support/permissions/listen";
import { type Marker, markersOf, type Reckoned } from "../support/permissions/markers";
import {
  addPeople,
  athlete,
  coaches,
  coachesOfRide,
  either,
  type Person,
  type PersonName,
} from "../support/permissions/people";
import { COACH_ROUTES } from "../support/permissions/rows-coach";
import { OPEN_ROUTES } from "../support/permissions/rows-open";
import { OWN_ROUTES } from "../support/permissions/rows-own";
import { makeNames, type Things } from "../support/permissions/things";
import { tryAction } from "../support/permissions/try-action";
import { addWebWithoutProxy } from "../support/permissions/without-proxy";

/*
 * Who may see and do what: everybody (tests/support/permissions/people.ts) asks for every page and handler, and calls every
 * action, that the build has. A new one fails until it has a row in rows-*.ts or actions-*.ts, beside these.
 */
const ROWS = [...OWN_ROUTES, ...COACH_ROUTES, ...OPEN_ROUTES];
const ACTIONS = [...OWN_ACTIONS, ...COACH_ACTIONS, ...OPEN_ACTIONS];

/** How long one row may take where many tests run at once. */
const PATIENCE = { timeout: 300_000 };

let application: Application;
let sandbox: Sandbox;
let people: Record<PersonName, Person>;
let everybody: Person[];
let things: Things;
let markers: Marker[];
const missing: Things = makeNames();
/** Which markers somebody was sent. */
const read = new Map<string, Set<string>>();

beforeAll(async () => {
  const port = await findFreePort();
  // All people come from this machine.
  const settings = { TERRA_BASE_URL: `http://127.0.0.1:${port}/api/v2`, ATTEMPTS_PER_ADDRESS: "100000" };
  application = await startApplication(settings);
  const { url, signingSecret } = application;
  sandbox = await startSandbox({ port, webhookUrl: `${url}/api/webhook`, devId: "dev", apiKey: "key", signingSecret });
  people = await addPeople(application);
  everybody = Object.values(people);
  things = await furnish(application, sandbox, people);
  await settle(application);
  markers = markersOf(things, await findReckoned());
  // A server that was just started takes its time over the first questions.
  await forAll(everybody, ({ cookie }) => ask(`${url}/rides`, cookie));
}, 600_000);
afterAll(async () => {
  await sandbox?.close();
  await application?.close();
});

/** What is reckoned from heart rate and from weight, as JSON writes it. */
async function findReckoned(): Promise<Reckoned> {
  const of = async (columns: string) => {
    const sql = `SELECT ${columns} FROM "Ride" WHERE id = $1`;
    const [ride = {}] = await query<Record<string, number | null>>(application, sql, [things.rideId]);
    return Object.values(ride)
      .map(String)
      .filter((text) => /\.\d{6,}/.test(text));
  };
  const [byHeart, byWeight] = [
    await of(`"meanHeartRateBpm", efficiency, "trainingImpulse", "edwardsImpulse", "heartRateLoad"`),
    await of(`"meanWattsPerKilogram", "weightedWattsPerKilogram"`),
  ];
  expect([byHeart.length, byWeight.length]).toEqual([5, 2]);
  return { byHeart, byWeight };
}

const worldAt = (url: string, whoRead: Crawl["read"]): Crawl => ({ url, things, missing, markers, read: whoRead });

const routeAt = (at: string) =>
  readRoutes().find((route) => route.at === at) ?? expect.fail(`${at} is not in the build`);

const withoutIds = (search: string) => search.replace(/[0-9a-f-]{36}/g, "…");

describe("what is asked for", PATIENCE, () => {
  test("has a row where it is a page or a handler, and every row is one of these", () => {
    const [built, rows] = [readRoutes(), ROWS].map((all) => all.map(({ at }) => at));
    expect(built?.filter((at) => !rows?.includes(at))).toEqual([]);
    expect(rows?.filter((at) => !built?.includes(at))).toEqual([]);
  });

  test.each(ROWS.map((row, index) => [row.at + withoutIds(row.search(missing)), index, row] as const))(
    "%s (%i)",
    async (_, __, row) => {
      const faults = await forAll(everybody, (person) =>
        crawl(worldAt(application.url, read), routeAt(row.at), row, person),
      );
      expect(faults.flat()).toEqual([]);
    },
  );

  test("tells everybody all that they may read: what is looked for above can be found", () => {
    const unread = everybody.flatMap((person) =>
      markers
        .filter(({ name, readBy }) => readBy(person) && !read.get(person.name)?.has(name))
        .map(({ name }) => `${person.name}: ${name}`),
    );
    expect(unread).toEqual([]);
  });
});

test("of a ride that changes those pages hear whose people may see it, and no others", PATIENCE, async () => {
  const pages = await Promise.all(
    everybody.filter(({ id }) => id !== null).map((person) => listen(application.url, person)),
  );
  await deliverAgain(sandbox, application, things);
  const own = pages.find(({ person }) => athlete(person));
  for (let tries = 0; tries < 600 && !own?.said().includes(things.rideId); tries++) await sleep(100);
  // All are told at once; who is not told has time to be.
  await sleep(1_500);
  for (const page of pages) page.close();
  const heard = (thing: string) => pages.filter(({ said }) => said().includes(thing)).map(({ person }) => person.name);
  const who = (may: (person: Person) => boolean) => everybody.filter(may).map(({ name }) => name);
  expect(heard(things.rideId)).toEqual(who(either(athlete, coachesOfRide)));
  expect(heard('"kind":"ride"')).toEqual(who(either(athlete, coachesOfRide)));
  expect(heard(things.athleteId).filter((name) => !coaches(people[name]))).toEqual([]);
});

describe("without proxy.ts", PATIENCE, () => {
  /** Of those who see nothing and of those who see little. */
  const ASKING = ["signed out", "stranger", "ended coach", "coach of the least"] as const;
  let web: WebProcess;
  beforeAll(async () => {
    web = await addWebWithoutProxy(application);
  }, 300_000);
  afterAll(() => web?.kill());

  test("a page has none of its headers: it is really gone", async () => {
    const headersAt = async (url: string) => (await ask(`${url}/sign-in`, "")).names;
    expect(await headersAt(web.url)).not.toContain("content-security-policy");
    expect(await headersAt(application.url)).toContain("content-security-policy");
  });

  test("everybody is answered as they are with it", async () => {
    const world = worldAt(web.url, new Map());
    const questions = ROWS.flatMap((row) => ASKING.map((name) => ({ row, person: people[name] })));
    const faults = await forAll(questions, ({ row, person }) =>
      crawl(world, routeAt(row.at), row, person, ["page", "innermost"]),
    );
    expect(faults.flat()).toEqual([]);
  });
});

describe("what is done", PATIENCE, () => {
  const nameOf = ({ file, name }: { file: string; name: string }) => `${file} ${name}`;
  let stored: Stored;
  beforeAll(async () => {
    // What a worker does later would be taken for what an action did.
    process.kill(application.pidOf("worker"), "SIGKILL");
    // What was asked for above ended the mails of whoever has the link.
    await query(application, `UPDATE "NoticeChoices" SET values = '{}'`);
    stored = await openStored(application, things.athleteId);
  });
  afterAll(() => stored?.close());

  test("has a row where it is an action, and every row is one", () => {
    const [built, rows] = [readActions().map(nameOf), ACTIONS.map(nameOf)];
    expect(built.filter((name) => !rows.includes(name))).toEqual([]);
    expect(rows.filter((name) => !built.includes(name))).toEqual([]);
  });

  test.each(ACTIONS.map((row, index) => [row.name, index, row] as const))("%s (%i)", async (_, __, row) => {
    const action = readActions().find((one) => nameOf(one) === nameOf(row)) ?? expect.fail("It is not in the build");
    expect(await tryAction({ application, stored, people: everybody, things, missing }, action, row)).toEqual([]);
  });
});
