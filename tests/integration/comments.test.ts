import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CommentId, parseCommentId, type RideId, type UserId } from "@/core/ids";
import type { CommentChange, NewComment } from "@/server/data/comment-writing";
import type { RideComment, RideTalk } from "@/server/data/comments";
import { activity, activityEvent } from "../support/activity";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let comments: typeof import("@/server/data/comments");
let talks: typeof import("@/server/athlete-talks");
let writing: typeof import("@/server/data/comment-writing");
let rides: typeof import("@/server/data/rides");
let changes: typeof import("@/server/data/ride-changes");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  comments = await import("@/server/data/comments");
  talks = await import("@/server/athlete-talks");
  writing = await import("@/server/data/comment-writing");
  rides = await import("@/server/data/rides");
  changes = await import("@/server/data/ride-changes");
});
afterAll(() => house.close());

const START = "2026-11-20T08:00:00.000000+01:00";
const START_MS = Date.parse(START);

/** An athlete with a ride of ten minutes, and a coach who sees all of it. */
interface Two {
  athlete: Person;
  coach: Person;
  riderId: UserId;
  id: RideId;
}

async function two(): Promise<Two> {
  const athlete = await house.addRider();
  const coach = await house.addPerson();
  await house.sandbox.deliver(activityEvent(athlete.terraUser, activity({ start: START })));
  await house.workOff();
  const [ride] = await rides.listRides(athlete.viewer);
  if (!ride) throw new Error("There is no ride");
  await coachOf(athlete, coach);
  return { athlete, coach, riderId: athlete.viewer.userId, id: ride.id };
}

const coachOf = (athlete: Person, coach: Person, consent = {}) =>
  beginCoaching({ athleteId: athlete.viewer.userId, coachId: coach.viewer.userId, consent });

const endOf = (athlete: Person, coach: Person) =>
  db.coaching.update({
    where: { athleteId_coachId: { athleteId: athlete.viewer.userId, coachId: coach.viewer.userId } },
    data: { endedAt: new Date(), changedAt: new Date() },
  });

const PLAIN = { text: "How did it feel?", stretch: null, since: null };

const say = (
  by: Person,
  { riderId, id }: Pick<Two, "riderId" | "id">,
  to: readonly Person[],
  what: Partial<NewComment> = {},
): Promise<CommentChange> =>
  writing.writeComment(by.viewer, riderId, id, { ...PLAIN, coachIds: to.map(({ viewer }) => viewer.userId), ...what });

const talksOf = (by: Person, { riderId, id }: Two): Promise<RideTalk[]> =>
  comments.listComments(by.viewer, riderId, id);

async function said(by: Person, about: Two): Promise<RideComment[]> {
  return (await talksOf(by, about)).flatMap((talk) => talk.comments);
}

const texts = async (by: Person, about: Two) => (await said(by, about)).map(({ text }) => text);

async function onlyOne(by: Person, about: Two): Promise<RideComment> {
  const [one, ...more] = await said(by, about);
  if (!one || more.length > 0) throw new Error(`There are ${one ? more.length + 1 : 0} comments`);
  return one;
}

const noticesOf = ({ viewer }: Person) =>
  db.notice.findMany({ where: { riderId: viewer.userId }, orderBy: { at: "asc" } });

const unread = async (coach: Person, athlete: Person) =>
  (await talks.findTalks(coach.viewer, new Date())).get(athlete.viewer.userId)?.unread ?? 0;

async function read(by: Person, about: Two, upTo = new Date()): Promise<boolean> {
  const { riderId, id: rideId, coach } = about;
  return comments.markRead(by.viewer, { riderId, rideId, coachId: coach.viewer.userId, upTo });
}

/** Two comments are told apart by their milliseconds. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("athlete and coach", () => {
  test("talk about a ride, and both read the same in its order", async () => {
    const about = await two();
    const { athlete, coach } = about;
    expect(await say(coach, about, [coach])).toBe("done");
    expect(await say(athlete, about, [coach], { text: "Heavy legs.\n\nSlept badly." })).toBe("done");
    expect(await texts(athlete, about)).toEqual(["How did it feel?", "Heavy legs.\n\nSlept badly."]);
    expect(await talksOf(coach, about)).toMatchObject([
      {
        coachId: coach.viewer.userId,
        withName: "Somebody",
        isOpen: true,
        comments: [
          { isOwn: true, text: "How did it feel?", place: null, editedAt: null, isUnread: false },
          { isOwn: false, text: "Heavy legs.\n\nSlept badly.", isUnread: true },
        ],
      },
    ]);
  });

  test("of several coaches each has a talk of their own; the athlete has all", async () => {
    const about = await two();
    const { athlete, coach } = about;
    const other = await house.addPerson();
    await coachOf(athlete, other);
    await say(coach, about, [coach], { text: "From the first" });
    await say(other, about, [other], { text: "From the second" });
    await say(athlete, about, [coach, other, coach], { text: "To both" });
    expect(await texts(coach, about)).toEqual(["From the first", "To both"]);
    expect(await texts(other, about)).toEqual(["From the second", "To both"]);
    expect((await talksOf(athlete, about)).map((talk) => talk.comments.map(({ text }) => text))).toEqual([
      ["From the first", "To both"],
      ["From the second", "To both"],
    ]);
  });

  test("are told that something was said, and never what", async () => {
    const about = await two();
    const { athlete, coach, id } = about;
    await say(coach, about, [coach], { text: "Was the heart rate of 187 a fault?" });
    await say(athlete, about, [coach], { text: "No. See https://example.org/?a" });
    const [toAthlete] = await noticesOf(athlete);
    const [toCoach] = await noticesOf(coach);
    const content = { riderId: athlete.viewer.userId, rideId: id, name: "Somebody" };
    expect(toAthlete).toMatchObject({ kind: "comment", readAt: null });
    expect(toAthlete?.content).toEqual({ ...content, personId: coach.viewer.userId, isQuestion: true });
    expect(toCoach?.content).toEqual({ ...content, personId: athlete.viewer.userId, isQuestion: false });
  });

  test("have their open pages told, and the coach's list", async () => {
    const about = await two();
    const { athlete, coach, id } = about;
    const { onChange } = await import("@/server/live");
    const heard: unknown[] = [];
    const leave = onChange([athlete.viewer.userId, coach.viewer.userId], (message) => heard.push(message));
    await expect.poll(() => heard).toContainEqual({ kind: "missed" });
    await say(athlete, about, [coach]);
    const [riderId, coachId] = [athlete.viewer.userId, coach.viewer.userId];
    await expect.poll(() => heard).toContainEqual({ kind: "comment", riderId, rideId: id, coachId });
    await expect.poll(() => heard).toContainEqual({ kind: "roster", riderId: coachId });
    await expect.poll(() => heard).toContainEqual({ kind: "notice", riderId: coachId });
    leave();
  });

  test("put their own comments in other words, take them back and have them back, and nobody else's", async () => {
    const about = await two();
    const { athlete, coach, riderId, id } = about;
    await say(coach, about, [coach]);
    const { id: comment } = await onlyOne(coach, about);
    expect(await writing.editComment(athlete.viewer, riderId, id, comment, "Mine")).toBe("missing");
    expect(await writing.deleteComment(athlete.viewer, riderId, id, comment)).toBe("missing");
    expect(await writing.editComment(coach.viewer, riderId, id, comment, "How was it?")).toBe("done");
    expect(await onlyOne(athlete, about)).toMatchObject({ text: "How was it?", editedAt: expect.any(Date) });

    expect(await writing.deleteComment(coach.viewer, riderId, id, comment)).toBe("done");
    expect(await texts(athlete, about)).toEqual([]);
    expect(await texts(coach, about)).toEqual([]);
    expect(await writing.editComment(coach.viewer, riderId, id, comment, "x")).toBe("missing");
    expect(await writing.restoreComment(athlete.viewer, riderId, id, comment)).toBe("missing");
    expect(await writing.restoreComment(coach.viewer, riderId, id, comment)).toBe("done");
    expect(await writing.restoreComment(coach.viewer, riderId, id, comment)).toBe("missing");
    expect(await texts(athlete, about)).toEqual(["How was it?"]);
  });

  test("what was taken back is gone for good after a day", async () => {
    const about = await two();
    const { coach, riderId, id } = about;
    const { handlers } = await import("@/server/ingest/work");
    for (const text of ["Stays", "Taken back just now", "Taken back long ago"])
      await say(coach, about, [coach], { text });
    const [, justNow, longAgo] = await said(coach, about);
    if (!justNow || !longAgo) throw new Error("They were not said");
    await writing.deleteComment(coach.viewer, riderId, id, justNow.id);
    await writing.deleteComment(coach.viewer, riderId, id, longAgo.id);
    const hours = (count: number) => new Date(Date.now() - count * 3_600_000);
    await db.rideComment.updateMany({ where: { id: longAgo.id }, data: { deletedAt: hours(25) } });
    await db.rideComment.updateMany({ where: { id: justNow.id }, data: { deletedAt: hours(23) } });
    await handlers["keep-deliveries"]({});
    expect(await writing.restoreComment(coach.viewer, riderId, id, longAgo.id)).toBe("missing");
    expect(await writing.restoreComment(coach.viewer, riderId, id, justNow.id)).toBe("done");
    expect(await texts(coach, about)).toEqual(["Stays", "Taken back just now"]);
  });

  test("who writes on and on has to wait", async () => {
    const about = await two();
    const { MOST_COMMENTS } = await import("@/server/comment-limit");
    const { coach } = about;
    await db.rateLimit.create({
      data: {
        key: `comment:${coach.viewer.userId}`,
        points: MOST_COMMENTS - 1,
        expire: new Date(Date.now() + 60_000),
      },
    });
    expect(await say(coach, about, [coach])).toBe("done");
    expect(await say(coach, about, [coach])).toBe("too-fast");
    expect(await texts(coach, about)).toHaveLength(1);
    expect(await say(about.athlete, about, [coach])).toBe("done");
  });
});

describe("nobody else", () => {
  /** Nothing of the talk is read, and nothing of it is changed. */
  async function isShutOut(person: Person, about: Two, answer: CommentChange = "missing"): Promise<void> {
    const { athlete, coach, riderId, id } = about;
    const before = await texts(athlete, about);
    const [comment] = await said(athlete, about);
    if (!comment) throw new Error("There is nothing to hide");
    const notices = async () => (await noticesOf(athlete)).length + (await noticesOf(coach)).length;
    const noticesBefore = await notices();
    expect(await talksOf(person, about)).toEqual([]);
    for (const to of [[coach], [person], [athlete], [coach, person]]) {
      expect(await say(person, about, to)).toBe(answer);
    }
    expect(await writing.editComment(person.viewer, riderId, id, comment.id, "x")).toBe(answer);
    expect(await writing.deleteComment(person.viewer, riderId, id, comment.id)).toBe(answer);
    expect(await writing.restoreComment(person.viewer, riderId, id, comment.id)).toBe(answer);
    expect(await read(person, about)).toBe(false);
    expect(await unread(person, athlete)).toBe(0);
    expect(await texts(athlete, about)).toEqual(before);
    expect(await notices()).toBe(noticesBefore);
  }

  test("not a stranger", async () => {
    const about = await two();
    await say(about.athlete, about, [about.coach]);
    await isShutOut(await house.addPerson(), about);
  });

  test("not a coach whose coaching has ended, who reads it again when it begins anew", async () => {
    const about = await two();
    const { athlete, coach } = about;
    await say(athlete, about, [coach], { text: "Before" });
    await say(coach, about, [coach], { text: "Their own" });
    await endOf(athlete, coach);
    await isShutOut(coach, about);
    // The athlete keeps it, and can add nothing to it.
    expect(await talksOf(athlete, about)).toMatchObject([
      { isOpen: false, withName: "Somebody", comments: [{ text: "Before" }, { text: "Their own" }] },
    ]);
    expect(await say(athlete, about, [coach])).toBe("missing");
    await aMoment();
    await coachOf(athlete, coach);
    expect(await texts(coach, about)).toEqual(["Before", "Their own"]);
    // What was said to them in another time is no news.
    expect(await unread(coach, athlete)).toBe(0);
    expect((await said(coach, about)).map(({ isUnread }) => isUnread)).toEqual([false, false]);
  });

  test("not a coach whose time is over", async () => {
    const about = await two();
    const { athlete, coach } = about;
    await say(athlete, about, [coach]);
    await coachOf(athlete, coach, { until: new Date(Date.now() - 1000) });
    await isShutOut(coach, about);
    expect(await talksOf(athlete, about)).toMatchObject([{ isOpen: false }]);
  });

  test("not a coach who sees later rides only", async () => {
    const about = await two();
    const { athlete, coach } = about;
    await say(athlete, about, [coach]);
    await coachOf(athlete, coach, { since: new Date(START_MS + 1) });
    await isShutOut(coach, about);
    expect(await say(athlete, about, [coach])).toBe("missing");
    await coachOf(athlete, coach, { since: new Date(START_MS) });
    expect(await texts(coach, about)).toHaveLength(1);
  });

  test("not a coach, while a ride holds what its rider is cutting off", async () => {
    const about = await two();
    const { athlete, coach, id } = about;
    await say(athlete, about, [coach]);
    const [from, until] = [30, 600].map((second) => new Date(START_MS + second * 1000));
    if (!from || !until) throw new Error("There are two ends");
    await changes.cropRide(athlete.viewer, id, { from, until });
    await isShutOut(coach, about);
    await house.workOff();
    expect(await texts(coach, about)).toHaveLength(1);
    expect(await unread(coach, athlete)).toBe(1);
  });

  test("not another coach of the same athlete, in this talk", async () => {
    const about = await two();
    const { athlete, coach, riderId, id } = about;
    const other = await house.addPerson();
    await coachOf(athlete, other);
    await say(athlete, about, [coach]);
    const { id: comment } = await onlyOne(coach, about);
    expect(await talksOf(other, about)).toMatchObject([{ coachId: other.viewer.userId, comments: [] }]);
    expect(await say(other, about, [coach])).toBe("missing");
    expect(await say(other, about, [other, coach])).toBe("missing");
    expect(await writing.editComment(other.viewer, riderId, id, comment, "x")).toBe("missing");
    expect(await read(other, about)).toBe(false);
    expect(await unread(other, athlete)).toBe(0);
    expect(await texts(coach, about)).toEqual(["How did it feel?"]);
  });

  test("not an athlete with somebody who is no coach of theirs, or with nobody", async () => {
    const about = await two();
    const { athlete } = about;
    expect(await say(athlete, about, [await house.addPerson()])).toBe("missing");
    expect(await say(athlete, about, [athlete])).toBe("missing");
    expect(await say(athlete, about, [])).toBe("missing");
    expect(await noticesOf(athlete)).toEqual([]);
  });

  test("nobody who only looks around", async () => {
    const about = await two();
    const { coach, riderId, id } = about;
    await say(about.athlete, about, [coach]);
    const { id: comment } = await onlyOne(coach, about);
    const looking = { ...coach, viewer: { ...coach.viewer, isDemonstration: true } };
    expect(await say(looking, about, [coach])).toBe("only-looking");
    expect(await writing.editComment(looking.viewer, riderId, id, comment, "x")).toBe("only-looking");
    expect(await writing.deleteComment(looking.viewer, riderId, id, comment)).toBe("only-looking");
    expect(await read(looking, about)).toBe(false);
    expect(await texts(coach, about)).toEqual(["How did it feel?"]);
  });

  test("nobody about a ride that is deleted, or was never there", async () => {
    const about = await two();
    const { athlete, coach, riderId } = about;
    await say(athlete, about, [coach]);
    const { removeRide, restoreRide } = await import("@/server/data/ride-edits");
    await removeRide(athlete.viewer, about.id);
    expect(await talksOf(coach, about)).toEqual([]);
    expect(await talksOf(athlete, about)).toEqual([]);
    expect(await say(coach, about, [coach])).toBe("missing");
    expect(await unread(coach, athlete)).toBe(0);
    await restoreRide(athlete.viewer, about.id);
    expect(await texts(coach, about)).toHaveLength(1);
    expect(await say(coach, { riderId, id: randomUUID() as RideId }, [coach])).toBe("missing");
  });

  test("a comment of one ride is not changed by way of another", async () => {
    const about = await two();
    const { athlete, coach, riderId } = about;
    await say(coach, about, [coach]);
    const { id: comment } = await onlyOne(coach, about);
    const wanted = { summaryId: "another", start: "2026-11-21T08:00:00.000000+01:00" };
    await house.sandbox.deliver(activityEvent(athlete.terraUser, activity(wanted)));
    await house.workOff();
    const other = (await rides.listRides(athlete.viewer)).find(({ id }) => id !== about.id);
    if (!other) throw new Error("There is no other ride");
    expect(await writing.deleteComment(coach.viewer, riderId, other.id, comment)).toBe("missing");
    expect(await writing.deleteComment(coach.viewer, riderId, about.id, anyId())).toBe("missing");
    expect(await texts(coach, about)).toHaveLength(1);
  });
});

function anyId(): CommentId {
  const id = parseCommentId(randomUUID());
  if (!id) throw new Error("This is no id");
  return id;
}

describe("what is unread", () => {
  test("is what the other one said since one looked, counted for many athletes at once", async () => {
    const about = await two();
    const { athlete, coach } = about;
    const second = await two();
    await coachOf(second.athlete, coach);
    await say(athlete, about, [coach], { text: "One" });
    await say(athlete, about, [coach], { text: "Two" });
    await say(coach, about, [coach], { text: "Their own" });
    await say(second.athlete, second, [coach]);
    await say(second.athlete, second, [second.coach]);
    const counted = [...(await talks.findTalks(coach.viewer, new Date()))].map(
      ([id, { unread }]) => [id, unread] as const,
    );
    expect(new Map(counted)).toEqual(
      new Map([
        [athlete.viewer.userId, 2],
        [second.athlete.viewer.userId, 1],
      ]),
    );

    await aMoment();
    expect(await read(coach, about)).toBe(true);
    expect(await read(coach, about)).toBe(false);
    expect(await unread(coach, athlete)).toBe(0);
    expect(await unread(coach, second.athlete)).toBe(1);
    await aMoment();
    await say(athlete, about, [coach], { text: "Three" });
    expect(await unread(coach, athlete)).toBe(1);
    expect((await said(coach, about)).map(({ isUnread }) => isUnread)).toEqual([false, false, false, true]);
  });

  test("is still what was said while the page was being read", async () => {
    const about = await two();
    const { athlete, coach } = about;
    await say(athlete, about, [coach], { text: "Seen" });
    const [seen] = await said(coach, about);
    await aMoment();
    await say(athlete, about, [coach], { text: "Not seen" });
    expect(await read(coach, about, seen?.at)).toBe(true);
    expect((await said(coach, about)).map(({ isUnread }) => isUnread)).toEqual([false, true]);
    expect(await unread(coach, athlete)).toBe(1);
  });

  test("does not count what was taken back", async () => {
    const about = await two();
    const { athlete, coach, riderId, id } = about;
    await say(athlete, about, [coach]);
    const { id: comment } = await onlyOne(athlete, about);
    await writing.deleteComment(athlete.viewer, riderId, id, comment);
    expect(await unread(coach, athlete)).toBe(0);
  });

  test("the writer sees since when it has been read, and the notice of it is read with it", async () => {
    const about = await two();
    const { athlete, coach } = about;
    await say(athlete, about, [coach]);
    expect(await talksOf(athlete, about)).toMatchObject([{ otherReadAt: null }]);
    await aMoment();
    const before = new Date();
    await read(coach, about);
    const [talk] = await talksOf(athlete, about);
    expect(talk?.otherReadAt?.getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(await noticesOf(coach)).toMatchObject([{ kind: "comment", readAt: expect.any(Date) }]);
    // Another look at the same changes nothing.
    await read(coach, about);
    expect((await talksOf(athlete, about))[0]?.otherReadAt).toEqual(talk?.otherReadAt);
  });
});

describe("a comment on a stretch", () => {
  const STRETCH = { start: 60, end: 360 };
  const crop = async ({ athlete, id }: Two, from: number, until: number) => {
    const at = (second: number) => new Date(START_MS + second * 1000);
    expect(await changes.cropRide(athlete.viewer, id, { from: at(from), until: at(until) })).toBe(true);
    await house.workOff();
  };

  test("lies where it was ridden, when the ride is cropped and when that is undone", async () => {
    const about = await two();
    const { coach, athlete, id } = about;
    await say(coach, about, [coach], { stretch: STRETCH });
    const place = async () => (await onlyOne(coach, about)).place;
    expect(await place()).toEqual({ kind: "whole", span: STRETCH });
    await crop(about, 30, 600);
    expect(await place()).toEqual({ kind: "whole", span: { start: 30, end: 330 } });
    await crop(about, 120, 600);
    expect(await place()).toEqual({ kind: "part", span: { start: 0, end: 240 } });
    await crop(about, 400, 600);
    expect(await place()).toEqual({ kind: "gone" });
    expect(await texts(athlete, about)).toEqual(["How did it feel?"]);
    await changes.cropRide(athlete.viewer, id, null);
    await house.workOff();
    expect(await place()).toEqual({ kind: "whole", span: STRETCH });
  });

  test("of a page from before a crop lies where its writer saw it, or is refused", async () => {
    const about = await two();
    const { coach } = about;
    await crop(about, 120, 600);
    const since = new Date(START_MS);
    expect(await say(coach, about, [coach], { stretch: STRETCH, since })).toBe("outside");
    expect(await say(coach, about, [coach], { stretch: { start: 180, end: 360 }, since })).toBe("done");
    expect((await onlyOne(coach, about)).place).toEqual({ kind: "whole", span: { start: 60, end: 240 } });
  });

  test.each([
    ["begins before the ride", { start: -1, end: 10 }],
    ["ends behind it", { start: 0, end: 601 }],
    ["has no second", { start: 10, end: 10 }],
    ["has parts of seconds", { start: 1.5, end: 10 }],
  ])("that %s is none", async (_, stretch) => {
    const about = await two();
    expect(await say(about.coach, about, [about.coach], { stretch })).toBe("outside");
    expect(await said(about.coach, about)).toEqual([]);
  });
});

test("what was said goes along when a ride is found to be another", async () => {
  const about = await two();
  const { athlete, coach, riderId, id } = about;
  const { moveSource } = await import("@/server/ingest/move-source");
  const wanted = { summaryId: "another", start: "2026-11-21T08:00:00.000000+01:00" };
  await house.sandbox.deliver(activityEvent(athlete.terraUser, activity(wanted)));
  await house.workOff();
  const other = (await rides.listRides(athlete.viewer)).find((ride) => ride.id !== id);
  if (!other) throw new Error("There is no other ride");
  await say(coach, about, [coach], { text: "Stays" });
  await aMoment();
  await read(athlete, about);
  await say(coach, { riderId, id: other.id }, [coach], { text: "Goes along" });
  const source = await db.rideSource.findFirstOrThrow({ where: { riderId, rideId: other.id } });
  await db.$transaction((tx) => moveSource(tx, { riderId, sourceId: source.id as never, to: id }));
  expect(await texts(athlete, about)).toEqual(["Stays", "Goes along"]);
  expect((await said(athlete, about)).map(({ isUnread }) => isUnread)).toEqual([false, true]);
});

test("of a coach whose account is gone the athlete keeps what they said", async () => {
  const about = await two();
  const { athlete, coach } = about;
  await say(coach, about, [coach]);
  await db.user.delete({ where: { id: coach.viewer.userId } });
  expect(await talksOf(athlete, about)).toMatchObject([
    { isOpen: false, withName: null, comments: [{ authorName: "A former coach", text: "How did it feel?" }] },
  ]);
});
