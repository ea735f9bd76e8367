import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { LEAST_CONSENT } from "@/core/coaching";
import { type House, openHouse, type Person } from "../support/house";
import { headOf, type MailServer, partsOf, startMailServer } from "../support/mail-server";

const DAY_MS = 86_400_000;

let house: House;
let mail: MailServer;
let db: typeof import("@/server/db").db;
let invitations: typeof import("@/server/data/invitations");
let findInvitation: typeof import("@/server/invitations").findInvitation;
let athlete: Person;
let coach: Person;

beforeAll(async () => {
  mail = await startMailServer();
  house = await openHouse({ SMTP_URL: `smtp://${mail.host}:${mail.port}`, MAIL_FROM: "Musette <musette@example.org>" });
  ({ db } = await import("@/server/db"));
  invitations = await import("@/server/data/invitations");
  ({ findInvitation } = await import("@/server/invitations"));
});
afterAll(async () => {
  await house.close();
  await mail.close();
});
beforeEach(async () => {
  [athlete, coach] = [await house.addPerson(), await house.addPerson()];
});

const byAthlete = async (email: string | null = null) => {
  const invitation = await invitations.inviteCoach(athlete.viewer, email, LEAST_CONSENT);
  if (invitation.outcome !== "made") throw new Error(`It is ${invitation.outcome}`);
  return invitation;
};

describe("there is an end to", () => {
  test("invitations of one person in an hour, and others go on", async () => {
    const made = await Promise.all(
      Array.from({ length: 22 }, () => invitations.inviteCoach(athlete.viewer, null, LEAST_CONSENT)),
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
    expect(await invitations.inviteCoach(athlete.viewer, null, LEAST_CONSENT)).toMatchObject({ outcome: "made" });
  });

  test("invitations that are out", async () => {
    const { userId: inviterId } = athlete.viewer;
    await db.invitation.createMany({
      data: Array.from({ length: 99 }, (_, index) => ({
        ...{ inviterId, invitedAs: "coach" as const, expiresAt: new Date(Date.now() + DAY_MS) },
        tokenHash: createHash("sha256").update(`${inviterId} ${index}`).digest(),
      })),
    });
    const made = await Promise.all([1, 2, 3].map(() => invitations.inviteAthlete(athlete.viewer, null)));
    expect(made.map(({ outcome }) => outcome).sort()).toEqual(["made", "too-many", "too-many"]);
  });

  test("guesses of one neighbourhood, and others go on", async () => {
    const { unlessGuessing } = await import("@/server/accounts/guesses");
    const token = new URL((await byAthlete()).link).pathname.slice("/invitations/".length);
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
    const invitation = await byAthlete(to);
    expect(invitation.goesByMail).toBe(true);
    expect((await byAthlete()).goesByMail).toBe(false);
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

  test("comes from one person to one address three times a day, and others can write there all the same", async () => {
    const to = "often@example.org";
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => invitations.inviteAthlete(athlete.viewer, to)));
    expect(made.map(({ outcome }) => outcome)).toEqual(Array(5).fill("made"));
    await house.workOff();
    expect(mail.mails).toHaveLength(3);
    // What is told is the same, or it would tell whom others invite.
    expect(new Set(made.map((one) => one.outcome === "made" && one.goesByMail))).toEqual(new Set([true]));

    await invitations.inviteAthlete(coach.viewer, to);
    await invitations.inviteAthlete(athlete.viewer, "another@example.org");
    await house.workOff();
    expect(mail.mails).toHaveLength(5);
  });

  test("comes to one mailbox twenty times a day from all together, which nobody is told", async () => {
    const to = "wanted@example.org";
    const inviters = await Promise.all(Array.from({ length: 21 }, () => house.addPerson()));
    const made = await Promise.all(inviters.map(({ viewer }) => invitations.inviteAthlete(viewer, to)));
    expect(made.filter((one) => one.outcome === "made" && one.goesByMail)).toHaveLength(21);
    await house.workOff();
    expect(mail.mails).toHaveLength(20);
  });
});
