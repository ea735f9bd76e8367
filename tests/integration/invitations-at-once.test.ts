import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { LEAST_CONSENT } from "@/core/coaching";
import type { InvitationId } from "@/core/ids";
import { WHOLE_CONSENT } from "../support/consents";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let invitations: typeof import("@/server/data/invitations");
let coachings: typeof import("@/server/data/coachings");
let athlete: Person;
let coach: Person;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  invitations = await import("@/server/data/invitations");
  coachings = await import("@/server/data/coachings");
});
afterAll(() => house.close());
beforeEach(async () => {
  [athlete, coach] = [await house.addPerson(), await house.addPerson()];
});

/** @returns its token */
async function made(invitation: Promise<import("@/server/data/invitations").NewInvitation>): Promise<string> {
  const { outcome, ...rest } = await invitation;
  if (!("link" in rest)) throw new Error(`It is ${outcome}`);
  return new URL(rest.link).pathname.slice("/invitations/".length);
}

const byAthlete = () => made(invitations.inviteCoach(athlete.viewer, null, LEAST_CONSENT));
const byCoach = () => made(invitations.inviteAthlete(coach.viewer, null));

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
    const token = await made(invitations.inviteAthlete(person.viewer, null));
    const tokenHash = createHash("sha256").update(token).digest();
    const { id } = await db.invitation.findUniqueOrThrow({ where: { tokenHash } });
    const [accepted, isRevoked] = await Promise.all([
      invitations.acceptInvitation(athlete.viewer, token, LEAST_CONSENT),
      invitations.revokeInvitation(person.viewer, id as InvitationId),
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
      Array.from({ length: times }, (_, index) =>
        patiently(() => work(opened[index % houses]?.data ?? invitations, index)),
      ),
    );
  } finally {
    await Promise.all(opened.map(({ db }) => db.$disconnect()));
  }
}

/** Where a busy machine gave no connection in time nothing was tried, and a person would press once more. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!/timeout exceeded when trying to connect/.test(String(error))) throw error;
    }
  }
}
