import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Consent, LEAST_CONSENT, WHOLE_CONSENT } from "@/core/coaching";
import type { InvitationId } from "@/core/ids";
import { type House, openHouse, type Person } from "../support/house";
import { headOf, type MailServer, partsOf, startMailServer } from "../support/mail-server";

const DAY_MS = 86_400_000;
const LIMITED: Consent = { ...LEAST_CONSENT, withMap: true, withNotes: true, since: new Date("2026-10-01T00:00:00Z") };

let house: House;
let mail: MailServer;
let db: typeof import("@/server/db").db;
let invitations: typeof import("@/server/data/invitations");
let coachings: typeof import("@/server/data/coachings");
let findInvitation: typeof import("@/server/invitations").findInvitation;
let athlete: Person;
let coach: Person;
let stranger: Person;

beforeAll(async () => {
  mail = await startMailServer();
  house = await openHouse({ SMTP_URL: `smtp://${mail.host}:${mail.port}`, MAIL_FROM: "Musette <musette@example.org>" });
  ({ db } = await import("@/server/db"));
  invitations = await import("@/server/data/invitations");
  coachings = await import("@/server/data/coachings");
  ({ findInvitation } = await import("@/server/invitations"));
});
afterAll(async () => {
  await house.close();
  await mail.close();
});
beforeEach(async () => {
  [athlete, coach, stranger] = [await house.addPerson(), await house.addPerson(), await house.addPerson()];
});

type Made = Extract<import("@/server/data/invitations").NewInvitation, { outcome: "made" }>;

function made(invitation: import("@/server/data/invitations").NewInvitation): Made {
  if (invitation.outcome !== "made") throw new Error(`It is ${invitation.outcome}`);
  return invitation;
}

const tokenIn = (link: string) => new URL(link).pathname.split("/").at(-1) ?? "";

const byAthlete = async (consent: Consent = LIMITED, email: string | null = null) =>
  tokenIn(made(await invitations.inviteCoach(athlete.viewer, email, consent)).link);

const byCoach = async (email: string | null = null) =>
  tokenIn(made(await invitations.inviteAthlete(coach.viewer, email)).link);

const pending = async (of: Person, as: "athlete" | "coach") => invitations.listInvitations(of.viewer, as);

const consentSeen = async () => (await coachings.listAthletes(coach.viewer)).map(({ consent }) => consent);

const auditsOf = async ({ viewer }: Person) =>
  (await db.auditEntry.findMany({ where: { actorId: viewer.userId }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

const hashOf = (token: string) => createHash("sha256").update(token).digest();

const idOf = async (token: string) =>
  (await db.invitation.findUniqueOrThrow({ where: { tokenHash: hashOf(token) } })).id as InvitationId;

const over = (token: string) =>
  db.invitation.update({ where: { tokenHash: hashOf(token) }, data: { expiresAt: new Date(Date.now() - 1) } });

describe("an invitation", () => {
  test("is 256 bits of chance, of which only the hash is kept, and ends after seven days", async () => {
    const { link, expiresAt } = made(await invitations.inviteCoach(athlete.viewer, null, LIMITED));
    const token = tokenIn(link);
    expect(link).toBe(`${process.env.PUBLIC_URL}/invitations/${token}`);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(Math.abs(expiresAt.getTime() - Date.now() - 7 * DAY_MS)).toBeLessThan(60_000);
    const kept = [await db.invitation.findMany(), await db.auditEntry.findMany(), await db.notice.findMany()];
    const everything = JSON.stringify(kept, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
    );
    expect(everything).not.toContain(token);
    expect(JSON.stringify(await db.invitation.findMany())).not.toContain(token);
    expect(await byAthlete()).not.toBe(token);
  });

  test("of an athlete lets the coach see what the athlete chose, whatever the coach says", async () => {
    const token = await byAthlete();
    expect(await findInvitation(token, coach.viewer)).toMatchObject({
      ...{ inviter: "Somebody", invitedAs: "coach", consent: LIMITED, isFor: null, standing: "open" },
    });
    expect(await invitations.acceptInvitation(coach.viewer, token, WHOLE_CONSENT)).toEqual({
      ...{ outcome: "begun", inviterId: athlete.viewer.userId, invitedAs: "coach" },
    });
    expect(await consentSeen()).toEqual([LIMITED]);
    const { userId: personId, name } = coach.viewer;
    const told = await db.notice.findMany({ where: { riderId: athlete.viewer.userId } });
    expect(told).toMatchObject([{ kind: "coaching-begun", content: { personId, name, theyAre: "coach" } }]);
    expect(await db.notice.count({ where: { riderId: personId } })).toBe(0);
    expect([await auditsOf(athlete), await auditsOf(coach)]).toEqual([["invite"], ["begin-coaching"]]);
  });

  test("of a coach lets them see what the athlete chooses, and nothing before", async () => {
    const token = await byCoach();
    expect(await findInvitation(token, athlete.viewer)).toMatchObject({ invitedAs: "athlete", consent: null });
    expect(await invitations.acceptInvitation(athlete.viewer, token, null)).toEqual({ outcome: "consent-wanted" });
    expect(await consentSeen()).toEqual([]);
    expect(await invitations.acceptInvitation(athlete.viewer, token, LIMITED)).toMatchObject({ outcome: "begun" });
    expect(await consentSeen()).toEqual([LIMITED]);
    const told = await db.notice.findMany({ where: { riderId: coach.viewer.userId } });
    expect(told).toMatchObject([{ kind: "coaching-begun", content: { theyAre: "athlete" } }]);
  });

  test("is for whoever is signed in with the address that it is bound to, and only with the link", async () => {
    const token = await byAthlete(LIMITED, coach.viewer.email);
    const found = await findInvitation(token, stranger.viewer);
    expect(found).toMatchObject({ standing: "for-another" });
    expect(JSON.stringify(found)).not.toContain(coach.viewer.email);
    expect(JSON.stringify(found)).not.toContain(coach.viewer.email.split("@")[0]);
    expect(await invitations.acceptInvitation(stranger.viewer, token, null)).toEqual({ outcome: "for-another" });
    expect(await invitations.declineInvitation(stranger.viewer, token)).toBe(false);
    expect(await invitations.acceptInvitation(coach.viewer, `${token.slice(0, -1)}!`, null)).toEqual({
      outcome: "gone",
    });
    expect(await invitations.acceptInvitation(coach.viewer, token, null)).toMatchObject({ outcome: "begun" });
  });

  test("that is over, whatever the reason, is to everybody like one that nobody made", async () => {
    const [expired, revoked, used, declined] = [
      await byAthlete(),
      await byAthlete(),
      await byAthlete(),
      await byAthlete(),
    ];
    await over(expired);
    expect(await invitations.revokeInvitation(athlete.viewer, await idOf(revoked))).toBe(true);
    expect(await invitations.acceptInvitation(stranger.viewer, used, null)).toMatchObject({ outcome: "begun" });
    expect(await invitations.declineInvitation(coach.viewer, declined)).toBe(true);
    for (const token of [expired, revoked, used, declined, "x".repeat(43), ""]) {
      for (const viewer of [null, coach.viewer, athlete.viewer]) expect(await findInvitation(token, viewer)).toBeNull();
      expect(await invitations.acceptInvitation(coach.viewer, token, null)).toEqual({ outcome: "gone" });
      expect(await invitations.declineInvitation(coach.viewer, token)).toBe(false);
    }
    // Who accepted it is told that they did.
    expect(await findInvitation(used, stranger.viewer)).toMatchObject({ standing: "accepted" });
    expect(await coachings.listCoaches(athlete.viewer)).toMatchObject([{ coachId: stranger.viewer.userId }]);
  });

  test("is seen by who is not signed in, who looks around, and who made it, and accepted by none of them", async () => {
    const token = await byAthlete();
    const looking = { ...coach.viewer, isDemonstration: true };
    for (const [viewer, standing] of [
      [null, "signed-out"],
      [looking, "only-looking"],
      [athlete.viewer, "own"],
    ] as const)
      expect(await findInvitation(token, viewer)).toMatchObject({ standing, inviter: "Somebody" });
    expect(await invitations.acceptInvitation(looking, token, null)).toEqual({ outcome: "only-looking" });
    expect(await invitations.declineInvitation(looking, token)).toBe(false);
    expect(await invitations.acceptInvitation(athlete.viewer, token, WHOLE_CONSENT)).toEqual({ outcome: "own" });
    expect(await db.coaching.count({ where: { athleteId: athlete.viewer.userId } })).toBe(0);
  });

  test("to who coaches the athlete already changes nothing and is not spent", async () => {
    await invitations.acceptInvitation(coach.viewer, await byAthlete(), null);
    const again = await byAthlete(WHOLE_CONSENT);
    expect(await findInvitation(again, coach.viewer)).toMatchObject({ standing: "coaching-already" });
    expect(await invitations.acceptInvitation(coach.viewer, again, null)).toEqual({ outcome: "coaching-already" });
    expect(await consentSeen()).toEqual([LIMITED]);
    expect(await invitations.acceptInvitation(stranger.viewer, again, null)).toMatchObject({ outcome: "begun" });
  });

  test("begins anew what ended, with the new consent alone", async () => {
    await invitations.acceptInvitation(coach.viewer, await byAthlete(WHOLE_CONSENT), null);
    await coachings.endCoaching(athlete.viewer, coach.viewer.userId);
    await invitations.acceptInvitation(coach.viewer, await byAthlete(LIMITED), null);
    expect(await consentSeen()).toEqual([LIMITED]);
    expect(await db.coaching.findFirstOrThrow({ where: { coachId: coach.viewer.userId } })).toMatchObject({
      ...{ endedAt: null, endedById: null },
    });
  });

  test("is over no later than what it offers", async () => {
    const until = new Date(Date.now() + DAY_MS);
    const { expiresAt } = made(await invitations.inviteCoach(athlete.viewer, null, { ...LIMITED, until }));
    expect(expiresAt).toEqual(until);
  });

  test("is its inviter's to list and to take back, and nobody else's", async () => {
    const token = await byAthlete(LIMITED, "kim@example.org");
    const [listed] = await pending(athlete, "coach");
    expect(listed).toMatchObject({ email: "kim@example.org", consent: LIMITED, isDeclined: false });
    expect(await pending(athlete, "athlete")).toEqual([]);
    expect(await pending(coach, "coach")).toEqual([]);
    const { id } = listed ?? expect.fail("Nothing is listed");
    expect(await invitations.revokeInvitation(stranger.viewer, id)).toBe(false);
    expect(await invitations.revokeInvitation({ ...athlete.viewer, isDemonstration: true }, id)).toBe(false);
    expect(await findInvitation(token, null)).not.toBeNull();
    expect(await invitations.revokeInvitation(athlete.viewer, id)).toBe(true);
    expect(await invitations.revokeInvitation(athlete.viewer, id)).toBe(false);
    expect([await findInvitation(token, null), await pending(athlete, "coach")]).toEqual([null, []]);
    expect(await auditsOf(athlete)).toEqual(["invite", "revoke-invitation"]);
  });

  test("that is declined is told so to its inviter, and can be put away", async () => {
    const token = await byCoach();
    expect(await invitations.declineInvitation(athlete.viewer, token)).toBe(true);
    const [listed] = await pending(coach, "athlete");
    expect(listed).toMatchObject({ isDeclined: true });
    expect(await invitations.revokeInvitation(coach.viewer, listed?.id ?? expect.fail())).toBe(true);
    expect(await pending(coach, "athlete")).toEqual([]);
  });

  test("is not made in the demonstration, nor to oneself", async () => {
    const looking = { ...athlete.viewer, isDemonstration: true };
    expect(await invitations.inviteCoach(looking, null, LIMITED)).toEqual({ outcome: "only-looking" });
    expect(await invitations.inviteAthlete(looking, null)).toEqual({ outcome: "only-looking" });
    expect(await invitations.inviteCoach(athlete.viewer, athlete.viewer.email, LIMITED)).toEqual({
      outcome: "is-yourself",
    });
  });

  test("is swept away when it is over", async () => {
    const token = await byAthlete();
    const { sweepExpired } = await import("@/server/ingest/sweep");
    await sweepExpired();
    expect(await findInvitation(token, null)).not.toBeNull();
    await over(token);
    await sweepExpired();
    expect(await db.invitation.count({ where: { inviterId: athlete.viewer.userId } })).toBe(0);
  });
});

describe("at once", () => {
  test("fifty acceptances by one person over forty connections make one coaching, one entry and one notice", async () => {
    const token = await byAthlete();
    const outcomes = await inHouses(4, 50, (data) => data.acceptInvitation(coach.viewer, token, null));
    expect(outcomes.filter(({ outcome }) => outcome === "begun")).toHaveLength(1);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["begun", "gone"]));
    await isBegunOnce();
  });

  test("fifty people with one link make one coaching", async () => {
    const token = await byAthlete();
    const people = await Promise.all(Array.from({ length: 50 }, () => house.addPerson()));
    const outcomes = await inHouses(4, 50, (data, index) =>
      data.acceptInvitation(people[index]?.viewer ?? expect.fail(), token, null),
    );
    expect(outcomes.filter(({ outcome }) => outcome === "begun")).toHaveLength(1);
    await isBegunOnce();
  });

  test("two people who invite each other to the same begin it once", async () => {
    const [one, other] = [await byAthlete(), await byCoach()];
    const outcomes = await inHouses(2, 20, (data, index) =>
      index % 2 === 0
        ? data.acceptInvitation(coach.viewer, one, null)
        : data.acceptInvitation(athlete.viewer, other, WHOLE_CONSENT),
    );
    expect(outcomes.filter(({ outcome }) => outcome === "begun")).toHaveLength(1);
    expect(await db.coaching.count({ where: { athleteId: athlete.viewer.userId } })).toBe(1);
    const begun = await db.auditEntry.count({
      where: { action: "begin-coaching", actorId: { in: [athlete.viewer.userId, coach.viewer.userId] } },
    });
    expect(begun).toBe(1);
  });

  test("what is accepted and taken back is one of the two", async () => {
    for (let round = 0; round < 10; round++) {
      const person = await house.addPerson();
      const token = tokenIn(made(await invitations.inviteAthlete(person.viewer, null)).link);
      const id = await idOf(token);
      const [accepted, isRevoked] = await Promise.all([
        invitations.acceptInvitation(athlete.viewer, token, LIMITED),
        invitations.revokeInvitation(person.viewer, id),
      ]);
      expect([accepted.outcome, isRevoked]).toEqual(accepted.outcome === "begun" ? ["begun", false] : ["gone", true]);
      expect(await coachings.isCoach(person.viewer)).toBe(accepted.outcome === "begun");
    }
  });

  async function isBegunOnce() {
    const coached = await db.coaching.findMany({ where: { athleteId: athlete.viewer.userId } });
    expect(coached).toHaveLength(1);
    const entries = await db.auditEntry.count({ where: { action: "begin-coaching", subject: athlete.viewer.userId } });
    const notices = await db.notice.count({ where: { riderId: athlete.viewer.userId, kind: "coaching-begun" } });
    expect([entries, notices]).toEqual([1, 1]);
  }
});

test("where nothing can be written down, nothing begins and the invitation can be accepted later", async () => {
  for (const table of ["AuditEntry", "Notice"]) {
    const token = await byAthlete();
    await db.$executeRawUnsafe(
      `CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$`,
    );
    await db.$executeRawUnsafe(
      `CREATE TRIGGER broken BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION break_it()`,
    );
    await expect(invitations.acceptInvitation(coach.viewer, token, null)).rejects.toThrow("broken");
    await db.$executeRawUnsafe(`DROP TRIGGER broken ON "${table}"`);
    await db.$executeRawUnsafe(`DROP FUNCTION break_it`);
    expect(await consentSeen()).toEqual([]);
    expect(await findInvitation(token, coach.viewer)).toMatchObject({ standing: "open" });
    expect(await invitations.acceptInvitation(coach.viewer, token, null)).toMatchObject({ outcome: "begun" });
    await coachings.endCoaching(coach.viewer, athlete.viewer.userId);
  }
});

describe("there is an end to", () => {
  test("invitations of one person in an hour, and others go on", async () => {
    const made = await Promise.all(
      Array.from({ length: 22 }, () => invitations.inviteCoach(athlete.viewer, null, LIMITED)),
    );
    const count = (word: string) => made.filter(({ outcome }) => outcome === word).length;
    expect([count("made"), count("too-often")]).toEqual([20, 2]);
    const refused = made.find(({ outcome }) => outcome === "too-often");
    expect(refused).toMatchObject({ waitMs: expect.any(Number) });
    expect(await invitations.inviteAthlete(coach.viewer, null)).toMatchObject({ outcome: "made" });
    // An hour later.
    await db.rateLimit.updateMany({
      where: { key: `invite:${athlete.viewer.userId}` },
      data: { expire: new Date(Date.now() - 1) },
    });
    expect(await invitations.inviteCoach(athlete.viewer, null, LIMITED)).toMatchObject({ outcome: "made" });
  });

  test("invitations that are out", async () => {
    const { userId: inviterId } = athlete.viewer;
    await db.invitation.createMany({
      data: Array.from({ length: 99 }, (_, index) => ({
        ...{ inviterId, invitedAs: "coach" as const, expiresAt: new Date(Date.now() + DAY_MS) },
        tokenHash: hashOf(`${inviterId} ${index}`),
      })),
    });
    const made = await Promise.all([1, 2, 3].map(() => invitations.inviteAthlete(athlete.viewer, null)));
    expect(made.map(({ outcome }) => outcome).sort()).toEqual(["made", "too-many", "too-many"]);
  });

  test("guesses of one neighbourhood, and others go on", async () => {
    const { unlessGuessing } = await import("@/server/accounts/guesses");
    const token = await byAthlete();
    const ask = (address: string, asked: string) => unlessGuessing(address, () => findInvitation(asked, coach.viewer));
    for (let tries = 0; tries < 200; tries++) await ask("203.0.113.7", `guess ${tries}`);
    expect(await ask("203.0.113.9", token)).toBeNull();
    expect(await ask("198.51.100.9", token)).not.toBeNull();
  });
});

describe("a mail", () => {
  beforeEach(async () => {
    // What the tests before had sent.
    await house.workOff();
    mail.mails.length = 0;
  });

  test("brings the link to the address that was given, and to nobody where none was", async () => {
    const to = "kim.coach@example.org";
    const invitation = made(await invitations.inviteCoach(athlete.viewer, to, LIMITED));
    expect(invitation.isMailed).toBe(true);
    expect(made(await invitations.inviteCoach(athlete.viewer, null, LIMITED)).isMailed).toBe(false);
    await house.workOff();
    expect(mail.mails.map((one) => one.to)).toEqual([[to]]);
    const [arrived] = mail.mails as [(typeof mail.mails)[0]];
    expect(headOf(arrived).subject).toEqual(["Somebody invites you to coach them"]);
    expect(Object.values(partsOf(arrived)).join()).toContain(invitation.link);
    expect(arrived.raw).not.toContain(athlete.viewer.email);
  });

  test("makes no link of what somebody calls themself, and no line of its head", async () => {
    const { invitationMail } = await import("@/server/invitation-mail");
    const inviter = "http://evil.example.com/a @you J.R. Kim";
    const { subject, text } = invitationMail({ to: "a@b.org", inviter, invitedAs: "athlete", link: "LINK", days: 7 });
    for (const words of [subject, text]) {
      expect(words).not.toMatch(/https?:|evil\.example|\/\/|@you/);
      expect(words).toContain("J. R. Kim");
    }
  });

  test("comes to one mailbox three times a day, from whomever; the link is there all the same", async () => {
    const to = "often@example.org";
    const inviters = [athlete, coach, stranger, await house.addPerson()];
    const made = await Promise.all(inviters.map(({ viewer }) => invitations.inviteAthlete(viewer, to)));
    expect(made.map(({ outcome }) => outcome)).toEqual(["made", "made", "made", "made"]);
    await house.workOff();
    expect(mail.mails).toHaveLength(3);
  });
});

/** Spreads work over houses of their own, each with its own connections to the one database. */
async function inHouses<Result>(
  houses: number,
  times: number,
  work: (data: typeof invitations, index: number) => Promise<Result>,
): Promise<Result[]> {
  const opened: { data: typeof invitations; db: { $disconnect(): Promise<void> } }[] = [];
  for (let one = 0; one < houses; one++) {
    vi.resetModules();
    opened.push({ data: await import("@/server/data/invitations"), db: (await import("@/server/db")).db });
  }
  try {
    return await Promise.all(
      Array.from({ length: times }, (_, index) => work(opened[index % houses]?.data ?? invitations, index)),
    );
  } finally {
    await Promise.all(opened.map(({ db }) => db.$disconnect()));
  }
}
