import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RideId, UserId } from "@/core/ids";
import type { NoticeChoices } from "@/core/notice-choices";
import type { NoticeContent } from "@/core/notices";
import { activity, activityEvent } from "../support/activity";
import { storeRide } from "../support/coached-rides";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse, type Person } from "../support/house";
import { somebodyWaits } from "../support/locks";
import { headOf, type MailServer, partsOf, startMailServer } from "../support/mail-server";

const RIDE = "0193a0c0-0000-7000-8000-000000000001" as RideId;

let server: MailServer;
let house: House;
let db: typeof import("@/server/db").db;
let notices: typeof import("@/server/mail/notices");
let choices: typeof import("@/server/data/notice-choices");
let unsubscribing: typeof import("@/app/api/unsubscribe/[token]/route");
let rider: Person;
let kim: Person;

beforeAll(async () => {
  server = await startMailServer();
  house = await openHouse({
    SMTP_URL: `smtp://${server.host}:${server.port}`,
    MAIL_FROM: "Musette <rides@house.example.org>",
  });
  ({ db } = await import("@/server/db"));
  notices = await import("@/server/mail/notices");
  choices = await import("@/server/data/notice-choices");
  unsubscribing = await import("@/app/api/unsubscribe/[token]/route");
});
afterAll(async () => {
  await house?.close();
  await server?.close();
});

beforeEach(async () => {
  server.mails.length = 0;
  rider = await house.addPerson();
  kim = await house.addPerson();
});

const comment = (name = "Kim", isQuestion = false): NoticeContent => ({
  kind: "comment",
  riderId: rider.viewer.userId,
  rideId: RIDE,
  personId: kim.viewer.userId,
  name,
  isQuestion,
});

async function tell(content: NoticeContent, to: UserId = rider.viewer.userId): Promise<void> {
  const { notify } = await import("@/server/notices");
  await db.$transaction((tx) => notify(tx, to, content));
}

async function choose(change: Partial<NoticeChoices>): Promise<void> {
  await choices.saveNoticeChoices(rider.viewer, { ...(await choices.findNoticeChoices(rider.viewer)), ...change });
}

/** The jobs that wait to send a mail, as the queue keeps them. */
const waitingMails = () =>
  db.$queryRaw<{ id: string }[]>`
    SELECT id FROM jobs.job WHERE name = 'send-mail' AND state IN ('created', 'retry')`;

describe("notices", () => {
  test("that come together make one mail, which says what happened and nothing of a ride", async () => {
    for (let times = 0; times < 5; times++) await tell(comment());
    await tell({ kind: "coaching-begun", personId: kim.viewer.userId, name: "Kim", theyAre: "coach" });
    await house.workOff();

    expect(server.mails).toHaveLength(1);
    const [arrived] = server.mails;
    if (!arrived) throw new Error("No mail came");
    expect(arrived.to).toEqual([rider.viewer.email]);
    expect(headOf(arrived).subject).toEqual(["Kim is your coach now, and 1 more"]);
    const { "text/plain": text = "", "text/html": html = "" } = partsOf(arrived);
    expect(text).toContain("Kim is your coach now.");
    expect(text).toContain("Kim wrote about a ride of yours, 5 times.");
    const [newest] = await db.notice.findMany({
      where: { riderId: rider.viewer.userId, kind: "comment" },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    });
    for (const part of [text, html]) {
      expect(part).toContain(`${process.env.PUBLIC_URL}/notices/${newest?.id}`);
      expect(part).not.toContain(RIDE);
    }
    expect(await db.notice.count({ where: { riderId: rider.viewer.userId, mailedAt: null } })).toBe(0);
    await house.workOff();
    expect(server.mails).toHaveLength(1);
  });

  test("wait for two minutes, so that more can come", async () => {
    await tell(comment());
    const [job] = await db.$queryRaw<{ seconds: number }[]>`
      SELECT extract(epoch FROM start_after - created_on)::float8 AS seconds FROM jobs.job
      WHERE name = 'mail-notices' AND data->>'riderId' = ${rider.viewer.userId}`;
    expect(job?.seconds).toBeCloseTo(120, 0);
    await house.workOff();
  });

  test("to two coaches at once hold up nobody who tells the same two, in whatever order they were named", async () => {
    const { writeComment } = await import("@/server/data/comment-writing");
    const ids = [kim, await house.addPerson()].map(({ viewer }) => viewer.userId).sort();
    for (const coachId of ids) await beginCoaching({ athleteId: rider.viewer.userId, coachId });
    const rideId = await storeRide(rider.viewer.userId, { startedAt: new Date() });
    let written: Promise<string> | undefined;
    await db.$transaction(async (tx) => {
      const { notify } = await import("@/server/notices");
      const what = { coachIds: ids.toReversed(), text: "Hello", stretch: null, since: null };
      for (const [index, coachId] of ids.entries()) {
        await notify(tx, coachId, comment());
        if (index > 0) continue;
        written = writeComment(rider.viewer, rider.viewer.userId, rideId, what);
        await somebodyWaits();
      }
    });
    expect(await written).toBe("done");
    await house.workOff();
  });

  test("that were read meanwhile are not mailed", async () => {
    await tell(comment());
    const data = await import("@/server/data/notices");
    await data.markAllRead(rider.viewer, new Date());
    await house.workOff();
    expect(server.mails).toEqual([]);
  });

  test("carry names that make no link, no markup and no further line", async () => {
    await tell(comment('<b onload="x">Kim</b>\r\nBcc: thief@example.org https://evil.example.org'));
    await house.workOff();
    const [arrived] = server.mails;
    if (!arrived) throw new Error("No mail came");
    expect(arrived.to).toEqual([rider.viewer.email]);
    expect(headOf(arrived).bcc).toBeUndefined();
    const { "text/plain": text = "", "text/html": html = "" } = partsOf(arrived);
    expect(html).not.toContain("<b ");
    expect(html).toContain("&#60;b onload=&#34;x&#34;&#62;Kim");
    for (const part of [text, html, ...(headOf(arrived).subject ?? [])]) {
      expect(part).not.toMatch(/evil\.example|thief@example/);
      expect(part).toContain("Kim");
    }
  });

  test("go out by mail as each kind was chosen", async () => {
    await choose({
      comment: { isShown: true, mail: "never" },
      "how-was-it": { isShown: false, mail: "at-once" },
      "figures-set": { isShown: true, mail: "daily" },
    });
    await tell(comment());
    await tell({ kind: "how-was-it", rideId: RIDE });
    await tell({
      kind: "figures-set",
      personId: kim.viewer.userId,
      name: "Kim",
      figures: ["weightKg"],
      validFrom: null,
    });
    await house.workOff();
    expect(server.mails).toHaveLength(1);
    const text = server.mails[0] && partsOf(server.mails[0])["text/plain"];
    expect(text).toContain("How was your ride?");
    expect(text).not.toMatch(/Kim|weight/i);
  });

  test("are not even kept where somebody wants them in no way", async () => {
    await tell({ kind: "ride-arrived", riderId: kim.viewer.userId, rideId: RIDE, name: "Kim" });
    expect(await db.notice.count({ where: { riderId: rider.viewer.userId } })).toBe(0);
  });

  test("of a demonstration are mailed to nobody", async () => {
    await db.user.update({ where: { id: rider.viewer.userId }, data: { isDemonstration: true } });
    await tell(comment());
    await house.workOff();
    expect(server.mails).toEqual([]);
  });

  test("go out once, though many workers reach for them at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      for (let times = 0; times < 3; times++) await tell(comment());
      await Promise.all(Array.from({ length: 8 }, () => notices.mailNotices({ riderId: rider.viewer.userId })));
      expect(await waitingMails()).toHaveLength(1);
      await house.workOff();
    }
    expect(server.mails).toHaveLength(5);
  });
});

describe("the mail of a day", () => {
  const daily = { isShown: true, mail: "daily" } as const;

  /** By the clock of the house, in UTC. */
  const told = async (at: string) => {
    await tell(comment());
    const [last] = await db.notice.findMany({
      where: { riderId: rider.viewer.userId },
      orderBy: { id: "desc" },
      take: 1,
    });
    await db.notice.update({
      where: { riderId_id: { riderId: rider.viewer.userId, id: last?.id ?? "" } },
      data: { at: new Date(at) },
    });
  };
  const mailedAt = async (now: string) => {
    server.mails.length = 0;
    await notices.mailDigests(new Date(now));
    await house.workOff();
    const ours = server.mails.filter(({ to }) => to.includes(rider.viewer.email));
    expect(ours.length).toBeLessThan(2);
    return ours[0] ? partsOf(ours[0])["text/plain"] : null;
  };

  test("comes at seven with all that waited, and not twice", async () => {
    await choose({ comment: daily });
    await told("2026-11-27T09:00:00Z");
    await told("2026-11-28T06:00:00Z");
    expect(await mailedAt("2026-11-28T06:45:00Z")).toBeNull();
    expect(await mailedAt("2026-11-28T07:00:00Z")).toContain("Kim wrote about a ride of yours, 2 times.");
    await told("2026-11-28T07:05:00Z");
    expect(await mailedAt("2026-11-28T07:15:00Z")).toBeNull();
    expect(await mailedAt("2026-11-29T07:00:00Z")).toContain("Kim wrote about a ride of yours.");
  });

  test("comes by the clock of the last ride", async () => {
    rider = await house.addRider();
    await choose({ comment: daily });
    const ridden = activity({ start: "2026-11-20T08:00:00.000000+05:45", seconds: 120 });
    await house.sandbox.deliver(activityEvent(rider.terraUser, ridden));
    await house.workOff();
    await told("2026-11-28T01:00:00Z");
    expect(await mailedAt("2026-11-28T01:14:00Z")).toBeNull();
    expect(await mailedAt("2026-11-28T01:15:00Z")).toContain("Kim wrote");
    expect(await mailedAt("2026-11-28T01:30:00Z")).toBeNull();
  });

  test("that was missed comes later, and what is older than two days is no news any more", async () => {
    await choose({ comment: daily });
    await told("2026-11-26T06:59:00Z");
    await told("2026-11-28T06:59:00Z");
    expect(await mailedAt("2026-11-28T11:15:00Z")).toContain("Kim wrote about a ride of yours.");
  });

  test("has what came after twenty mails in a day: nobody can fill a mailbox", async () => {
    const riderId = rider.viewer.userId;
    const mailed = (hoursAgo: number) => new Date(Date.now() - hoursAgo * 3_600_000);
    const row = (hoursAgo: number) => ({
      ...{ riderId, kind: "connection-broken", content: { provider: "X" } },
      ...{ at: mailed(hoursAgo), mailedAt: mailed(hoursAgo) },
    });
    // Twenty mails, of which one is more than a day old: one more may go.
    await db.notice.createMany({ data: [row(25), ...Array.from({ length: 19 }, (_, index) => row(index + 1))] });
    await tell(comment());
    await house.workOff();
    expect(server.mails).toHaveLength(1);
    server.mails.length = 0;
    await tell(comment("Anna"));
    await house.workOff();
    expect(server.mails).toEqual([]);
    expect(await mailedAt(new Date(Date.now() + 86_400_000).toISOString())).toContain(
      "Anna wrote about a ride of yours.",
    );
  });

  test("goes out once, though two workers reach for it", async () => {
    await choose({ comment: daily });
    await told("2026-11-28T05:00:00Z");
    const now = new Date("2026-11-28T07:00:00Z");
    await Promise.all([1, 2, 3, 4].map(() => notices.mailDigests(now)));
    await house.workOff();
    expect(server.mails.filter(({ to }) => to.includes(rider.viewer.email))).toHaveLength(1);
  });
});

describe("unsubscribing", () => {
  const arrive = async (...contents: NoticeContent[]) => {
    server.mails.length = 0;
    for (const content of contents) await tell(content);
    await house.workOff();
    const [arrived] = server.mails;
    if (!arrived) throw new Error("No mail came");
    return arrived;
  };
  const oneClick = async (url: string) => {
    const token = new URL(url).pathname.split("/").at(-1) ?? "";
    // As a mail provider sends it: from elsewhere, without cookies, an origin or anything of a browser's.
    const request = new Request(url, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
    return unsubscribing.POST(request, { params: Promise.resolve({ token }) });
  };
  const wayOut = (arrived: Parameters<typeof headOf>[0]) => {
    const head = headOf(arrived);
    expect(head["list-unsubscribe-post"]).toEqual(["List-Unsubscribe=One-Click"]);
    const url = /^<(\S+)>$/.exec(head["list-unsubscribe"]?.[0] ?? "")?.[1];
    if (!url) throw new Error("There is no way out");
    return url;
  };

  test("by one request of a mail program ends mails of that kind [RFC 8058], and doing it again changes nothing", async () => {
    const url = wayOut(await arrive(comment()));
    expect(url).toMatch(/\/api\/unsubscribe\/[\w-]{43}\?kind=comment$/);
    expect((await oneClick(url)).status).toBe(204);
    expect((await oneClick(url)).status).toBe(204);
    const now = await choices.findNoticeChoices(rider.viewer);
    expect(now.comment).toEqual({ isShown: true, mail: "never" });
    expect(now["coaching-begun"].mail).toBe("at-once");

    server.mails.length = 0;
    await tell(comment());
    await house.workOff();
    expect(server.mails).toEqual([]);
  });

  test("from a mail of several kinds ends all mails, and an old mail's link works as long", async () => {
    const old = wayOut(await arrive(comment()));
    const url = wayOut(await arrive(comment(), { kind: "connection-broken", provider: "BRYTONSPORT" }));
    expect(url).not.toContain("?");
    expect(old).toContain(new URL(url).pathname);
    expect((await oneClick(url)).status).toBe(204);
    const now = Object.values(await choices.findNoticeChoices(rider.viewer));
    expect(new Set(now.map(({ mail }) => mail))).toEqual(new Set(["never"]));
  });

  test("by a token that is nobody's does nothing, and nobody's token is kept", async () => {
    const url = wayOut(await arrive(comment()));
    const token = new URL(url).pathname.split("/").at(-1) ?? "";
    expect((await oneClick(url.replace(token, "A".repeat(43)))).status).toBe(404);
    expect((await choices.findNoticeChoices(rider.viewer)).comment.mail).toBe("at-once");
    const rows = await db.$queryRaw<{ row: string }[]>`SELECT "NoticeChoices"::text AS row FROM "NoticeChoices"`;
    expect(rows.map(({ row }) => row).join()).not.toContain(token);
  });

  test("is not done by looking at the link", async () => {
    const url = wayOut(await arrive(comment()));
    const token = new URL(url).pathname.split("/").at(-1) ?? "";
    const answer = await unsubscribing.GET(new Request(url), { params: Promise.resolve({ token }) });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`${process.env.PUBLIC_URL}/unsubscribe/${token}?kind=comment`);
    expect((await choices.findNoticeChoices(rider.viewer)).comment.mail).toBe("at-once");
  });
});
