import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { NoticeId, RideId, UserId } from "@/core/ids";
import type { NoticeContent } from "@/core/notices";
import type { Viewer } from "@/server/viewer";
import { activity, activityEvent } from "../support/activity";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse, type Person } from "../support/house";

const DAY_MS = 86_400_000;

let house: House;
let db: typeof import("@/server/db").db;
let notices: typeof import("@/server/data/notices");
let choices: typeof import("@/server/data/notice-choices");
let athlete: Person;
let coach: Person;
let rideId: RideId;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  notices = await import("@/server/data/notices");
  choices = await import("@/server/data/notice-choices");
});
afterAll(() => house?.close());

beforeEach(async () => {
  athlete = await house.addRider();
  coach = await house.addPerson();
  await house.sandbox.deliver(activityEvent(athlete.terraUser, activity({ title: "Over the dyke", seconds: 120 })));
  await house.workOff();
  const ride = await db.ride.findFirstOrThrow({ where: { riderId: athlete.viewer.userId }, select: { id: true } });
  rideId = ride.id as RideId;
  await db.notice.deleteMany();
});

async function tell(to: Person, content: NoticeContent): Promise<void> {
  const { notify } = await import("@/server/notices");
  await db.$transaction((tx) => notify(tx, to.viewer.userId, content));
}

const comment = (by: Person): NoticeContent => ({
  kind: "comment",
  riderId: athlete.viewer.userId,
  rideId,
  personId: by.viewer.userId,
  name: "Kim",
  isQuestion: false,
});

const textsOf = async (viewer: Viewer) => (await notices.listNotices(viewer)).notices.map(({ text }) => text);

async function only(viewer: Viewer) {
  const { notices: all } = await notices.listNotices(viewer);
  expect(all).toHaveLength(1);
  if (!all[0]) throw new Error("There is no notice");
  return all[0];
}

describe("a notice about a ride", () => {
  test("names it to its rider, and to who may see it at this moment", async () => {
    await beginCoaching({ athleteId: athlete.viewer.userId, coachId: coach.viewer.userId });
    await tell(athlete, comment(coach));
    await tell(coach, comment(athlete));
    expect(await textsOf(athlete.viewer)).toEqual(["Kim wrote about “Over the dyke”."]);
    expect(await textsOf(coach.viewer)).toEqual(["Kim wrote about “Over the dyke”."]);

    const toAthlete = await only(athlete.viewer);
    expect(await notices.openNotice(athlete.viewer, toAthlete.id)).toBe(`/rides/${rideId}#talk`);
    const toCoach = await only(coach.viewer);
    expect(await notices.openNotice(coach.viewer, toCoach.id)).toBe(
      `/athletes/${athlete.viewer.userId}/rides/${rideId}#talk`,
    );
  });

  test.each([
    ["the coaching ended", { endedAt: new Date() }],
    ["its end has come", { until: new Date(Date.now() - 1000) }],
    ["older rides are seen no more", { since: new Date() }],
  ])("does not name it once %s, and leads nowhere", async (_, change) => {
    const pair = { athleteId: athlete.viewer.userId, coachId: coach.viewer.userId };
    await beginCoaching(pair);
    await tell(coach, comment(athlete));
    await tell(coach, { kind: "ride-arrived", riderId: athlete.viewer.userId, rideId, name: "Kim" });
    await db.coaching.update({ where: { athleteId_coachId: pair }, data: { ...change, changedAt: new Date() } });

    const notice = await only(coach.viewer);
    expect(notice).toMatchObject({ text: "Kim wrote about a ride that you cannot see now.", leadsOn: false });
    expect(await notices.openNotice(coach.viewer, notice.id)).toBe("nowhere");
    expect(JSON.stringify(await notices.listNotices(coach.viewer))).not.toMatch(/dyke/);
  });

  test("does not name it to a coach while it holds what its rider is cutting off", async () => {
    const { cropRide } = await import("@/server/data/ride-changes");
    await beginCoaching({ athleteId: athlete.viewer.userId, coachId: coach.viewer.userId });
    await tell(coach, comment(athlete));
    await tell(athlete, comment(coach));
    const { startedAt } = await db.ride.findFirstOrThrow({ where: { id: rideId } });
    const at = (second: number) => new Date(startedAt.getTime() + second * 1000);
    expect(await cropRide(athlete.viewer, rideId, { from: at(30), until: at(110) })).toBe(true);
    expect(await textsOf(coach.viewer)).toEqual(["Kim wrote about a ride that you cannot see now."]);
    expect(await textsOf(athlete.viewer)).toEqual(["Kim wrote about “Over the dyke”."]);
    await house.workOff();
    expect(await textsOf(coach.viewer)).toEqual(["Kim wrote about “Over the dyke”."]);
  });

  test("does not name it to who never might see it", async () => {
    await tell(coach, comment(athlete));
    expect(await textsOf(coach.viewer)).toEqual(["Kim wrote about a ride that you cannot see now."]);
  });

  test("says of one that its rider deleted that it is not there any more", async () => {
    await tell(athlete, comment(coach));
    await tell(athlete, { kind: "how-was-it", rideId });
    await db.ride.updateMany({ where: { id: rideId }, data: { removedAt: new Date() } });
    expect((await textsOf(athlete.viewer)).sort()).toEqual([
      "How was your ride?",
      "Kim wrote about a ride that is not there any more.",
    ]);
  });
});

test("a notice about a person leads to them only as long as the two have to do with each other", async () => {
  const pair = { athleteId: athlete.viewer.userId, coachId: coach.viewer.userId };
  await beginCoaching(pair);
  await tell(coach, { kind: "consent-changed", personId: athlete.viewer.userId, name: "Kim" });
  expect((await only(coach.viewer)).leadsOn).toBe(true);
  await db.coaching.update({ where: { athleteId_coachId: pair }, data: { endedAt: new Date() } });
  expect((await only(coach.viewer)).leadsOn).toBe(false);
});

describe("reading", () => {
  test("one by opening it, then all", async () => {
    for (const provider of ["BRYTONSPORT", "WAHOO", "GARMIN"])
      await tell(athlete, { kind: "connection-broken", provider });
    expect(await notices.countUnread(athlete.viewer)).toBe(3);
    const { notices: all } = await notices.listNotices(athlete.viewer);
    expect(all.map(({ text }) => text.split(" ")[0])).toEqual(["Garmin", "Wahoo", "Bryton"]);
    await notices.openNotice(athlete.viewer, all[1]?.id as NoticeId);
    expect((await notices.listNotices(athlete.viewer)).notices.map(({ isRead }) => isRead)).toEqual([
      false,
      true,
      false,
    ]);

    const until = new Date();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await tell(athlete, { kind: "connection-broken", provider: "LATER" });
    await notices.markAllRead(athlete.viewer, until);
    // What came after the page was made was not on it.
    expect(await notices.countUnread(athlete.viewer)).toBe(1);
  });

  test("nobody else's", async () => {
    await tell(athlete, { kind: "connection-broken", provider: "BRYTONSPORT" });
    const notice = await only(athlete.viewer);
    expect(await notices.openNotice(coach.viewer, notice.id)).toBeNull();
    await notices.markAllRead(coach.viewer, new Date());
    expect((await notices.listNotices(coach.viewer)).notices).toEqual([]);
    expect(await notices.countUnread(athlete.viewer)).toBe(1);
  });

  test("nothing in a demonstration", async () => {
    await tell(athlete, { kind: "connection-broken", provider: "BRYTONSPORT" });
    const viewer = { ...athlete.viewer, isDemonstration: true };
    await notices.markAllRead(viewer, new Date());
    expect(await notices.countUnread(viewer)).toBe(1);
    expect(await choices.saveNoticeChoices(viewer, await choices.findNoticeChoices(viewer))).toBe(false);
  });
});

test("pages of notices follow each other without a gap or a repetition", async () => {
  const at = new Date("2026-11-01T12:00:00Z");
  await db.notice.createMany({
    // Three at each moment, so that a page ends in the middle of one.
    data: Array.from({ length: 107 }, (_, index) => ({
      riderId: athlete.viewer.userId,
      kind: "connection-broken",
      content: { provider: `P${index}` },
      at: new Date(at.getTime() + Math.floor(index / 3) * 1000),
    })),
  });
  const seen: string[] = [];
  const sizes: number[] = [];
  let before: NoticeId | null = null;
  do {
    const page: Awaited<ReturnType<typeof notices.listNotices>> = await notices.listNotices(athlete.viewer, before);
    seen.push(...page.notices.map(({ id }) => id));
    sizes.push(page.notices.length);
    before = page.before;
  } while (before !== null);
  expect(sizes).toEqual([50, 50, 7]);
  expect(new Set(seen).size).toBe(107);
});

test("what somebody does not want to see in the app is not listed and not counted, and comes back", async () => {
  await tell(athlete, { kind: "how-was-it", rideId });
  const before = await choices.findNoticeChoices(athlete.viewer);
  await choices.saveNoticeChoices(athlete.viewer, { ...before, "how-was-it": { isShown: false, mail: "daily" } });
  expect(await notices.countUnread(athlete.viewer)).toBe(0);
  expect(await textsOf(athlete.viewer)).toEqual([]);
  await choices.saveNoticeChoices(athlete.viewer, before);
  expect(await notices.countUnread(athlete.viewer)).toBe(1);
});

describe("a connection that breaks", () => {
  const brokenOnes = () => db.notice.count({ where: { riderId: athlete.viewer.userId, kind: "connection-broken" } });
  const deliver = async (event: object) => {
    await house.sandbox.deliver({ type: "connection_error", status: "warning", user: athlete.terraUser, ...event });
    await house.workOff();
  };

  test("is told of once, however often Terra says so", async () => {
    await deliver({ message: "The provider answered 401" });
    await deliver({ message: "The provider answered 401 again" });
    expect(await brokenOnes()).toBe(1);
    expect(await textsOf(athlete.viewer)).toEqual([
      "Bryton lets no rides through: it needs you. What has come is safe.",
    ]);
  });

  test("again is told of again, once the first was read", async () => {
    const heal = () =>
      db.connection.updateMany({ where: { riderId: athlete.viewer.userId }, data: { state: "active" } });
    await deliver({ message: "one" });
    await heal();
    await deliver({ message: "two" });
    expect(await brokenOnes()).toBe(1);
    await notices.markAllRead(athlete.viewer, new Date());
    await heal();
    await deliver({ message: "three" });
    expect(await brokenOnes()).toBe(2);
  });

  test("because the rides are withheld is told of, too", async () => {
    await deliver({
      type: "permission_change",
      user: { ...athlete.terraUser, scopes: "profile" },
      scopes_added: "",
      scopes_removed: "activity",
    });
    expect(await brokenOnes()).toBe(1);
  });
});

test("old notices go: read ones after 90 days, others after a year", async () => {
  const { sweepNotices } = await import("@/server/notices");
  const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
  const riderId: UserId = athlete.viewer.userId;
  const row = (provider: string, days: number, isRead: boolean) => ({
    riderId,
    kind: "connection-broken",
    content: { provider },
    at: ago(days),
    readAt: isRead ? ago(days) : null,
  });
  await db.notice.createMany({
    data: [row("A", 89, true), row("B", 91, true), row("C", 91, false), row("D", 364, false), row("E", 366, false)],
  });
  await sweepNotices();
  expect((await textsOf(athlete.viewer)).map((text) => text[0])).toEqual(["A", "C", "D"]);
});
