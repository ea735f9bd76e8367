import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Consent, LEAST_CONSENT } from "@/core/coaching";
import type { InvitationId } from "@/core/ids";
import { WHOLE_CONSENT } from "../support/consents";
import { type House, openHouse, type Person } from "../support/house";

const DAY_MS = 86_400_000;
const LIMITED: Consent = { ...LEAST_CONSENT, withMap: true, withNotes: true, since: new Date("2026-10-01T00:00:00Z") };

let house: House;
let db: typeof import("@/server/db").db;
let invitations: typeof import("@/server/data/invitations");
let coachings: typeof import("@/server/data/coachings");
let findInvitation: typeof import("@/server/invitations").findInvitation;
let athlete: Person;
let coach: Person;
let stranger: Person;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  invitations = await import("@/server/data/invitations");
  coachings = await import("@/server/data/coachings");
  ({ findInvitation } = await import("@/server/invitations"));
});
afterAll(() => house.close());
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

  test("of an athlete offers nothing any more once the coaching that came of another ended", async () => {
    const whole = await byAthlete(WHOLE_CONSENT);
    const least = await byAthlete(LEAST_CONSENT);
    expect(await invitations.acceptInvitation(coach.viewer, least, null)).toMatchObject({ outcome: "begun" });
    await coachings.endCoaching(athlete.viewer, coach.viewer.userId);
    expect(await findInvitation(whole, coach.viewer)).toBeNull();
    expect(await invitations.acceptInvitation(coach.viewer, whole, null)).toEqual({ outcome: "gone" });
    expect(await consentSeen()).toEqual([]);
    // To whom nothing was ended it is what it was, and another one made afterwards counts.
    expect(await findInvitation(whole, stranger.viewer)).toMatchObject({ standing: "open" });
    const again = await byAthlete(LIMITED);
    expect(await findInvitation(again, coach.viewer)).toMatchObject({ standing: "open" });
    expect(await invitations.acceptInvitation(coach.viewer, again, null)).toMatchObject({ outcome: "begun" });
    expect(await consentSeen()).toEqual([LIMITED]);
  });

  test("of an athlete does not outlast the end that they gave to what was agreed to later", async () => {
    const whole = await byAthlete(WHOLE_CONSENT);
    const until = new Date(Date.now() + DAY_MS);
    const limited = await byAthlete({ ...LIMITED, until });
    expect(await invitations.acceptInvitation(coach.viewer, limited, null)).toMatchObject({ outcome: "begun" });
    const pair = { athleteId: athlete.viewer.userId, coachId: coach.viewer.userId };
    await db.coaching.updateMany({ where: pair, data: { until: new Date(Date.now() - 1) } });
    expect(await invitations.acceptInvitation(coach.viewer, whole, null)).toEqual({ outcome: "gone" });
    expect(await consentSeen()).toEqual([]);
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
    const [first = ""] = coach.viewer.email;
    expect(found).toMatchObject({ standing: "for-another", isFor: `${first}•••@e•••.org` });
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
