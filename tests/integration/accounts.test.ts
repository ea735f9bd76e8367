import { createHash, randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UserId } from "@/core/ids";
import { type House, openHouse } from "../support/house";

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;
const NOON = new Date("2026-03-01T12:00:00Z");

const later = (ms: number) => new Date(NOON.getTime() + ms);

let house: House;
let db: typeof import("@/server/db").db;
let accounts: typeof import("@/server/accounts/accounts");
let sessions: typeof import("@/server/accounts/sessions");
let sessionAdapter: typeof import("@/server/accounts/session-adapter").sessionAdapter;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  accounts = await import("@/server/accounts/accounts");
  sessions = await import("@/server/accounts/sessions");
  ({ sessionAdapter } = await import("@/server/accounts/session-adapter"));
});
afterAll(() => house.close());
beforeEach(() => db.rateLimit.deleteMany().then(() => undefined));

let visitors = 0;

/** A browser somewhere of its own. */
const somewhere = () => `198.51.${Math.floor(++visitors / 250)}.${visitors % 250}`;

const somebody = () => ({ email: `${randomUUID()}@example.org`, name: "Robin", password: "ventoux by bike" });

async function addAccount() {
  const account = somebody();
  const made = await accounts.signUp(account, somewhere());
  if (made.outcome !== "made") throw new Error(`Could not sign up: ${made.outcome}`);
  return { ...account, userId: made.userId };
}

describe("signing up", () => {
  test("makes an account whose password is kept as an argon2id hash only", async () => {
    const { userId, email, password } = await addAccount();
    const row = await db.user.findUniqueOrThrow({ where: { id: userId } });
    expect(row).toMatchObject({ email, name: "Robin", isDemonstration: false });
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(row)).not.toContain(password);
  });

  test("with an address that has an account changes nothing", async () => {
    const account = await addAccount();
    const again = { ...account, name: "Somebody else", password: "another password" };
    expect(await accounts.signUp(again, somewhere())).toEqual({ outcome: "taken" });
    expect(await db.user.findUniqueOrThrow({ where: { id: account.userId } })).toMatchObject({ name: "Robin" });
    expect(await accounts.checkPassword(account, somewhere())).toEqual({ outcome: "right", userId: account.userId });
  });

  test("twenty times at once with one address makes one account", async () => {
    const account = somebody();
    const results = await Promise.all(Array.from({ length: 20 }, () => accounts.signUp(account, somewhere())));
    expect(results.filter(({ outcome }) => outcome === "made")).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === "taken")).toHaveLength(19);
  });

  test("is refused from one place after fifty accounts in an hour, and possible from elsewhere", async () => {
    const place = somewhere();
    await db.rateLimit.create({ data: { key: `address:${place}`, points: 49, expire: new Date(Date.now() + DAY_MS) } });
    expect((await accounts.signUp(somebody(), place)).outcome).toBe("made");
    expect((await accounts.signUp(somebody(), place)).outcome).toBe("wait");
    expect((await accounts.signUp(somebody(), somewhere())).outcome).toBe("made");
  });
});

describe("signing in", () => {
  test("takes the right password", async () => {
    const account = await addAccount();
    expect(await accounts.checkPassword(account, somewhere())).toEqual({ outcome: "right", userId: account.userId });
  });

  test("answers a wrong password and an unknown address alike", async () => {
    const { email } = await addAccount();
    const wrong = await accounts.checkPassword({ email, password: "not that one" }, somewhere());
    const unknown = await accounts.checkPassword(somebody(), somewhere());
    expect(wrong).toEqual({ outcome: "wrong" });
    expect(unknown).toEqual(wrong);
  });

  test("is refused after five failures, the right password included, until a quarter of an hour is over", async () => {
    const account = await addAccount();
    const place = somewhere();
    for (let n = 0; n < 5; n++) {
      expect(await accounts.checkPassword({ ...account, password: "wrong" }, place)).toEqual({ outcome: "wrong" });
    }
    const refused = await accounts.checkPassword(account, place);
    expect(refused.outcome).toBe("wait");
    const waitMs = refused.outcome === "wait" ? refused.waitMs : 0;
    expect(waitMs).toBeGreaterThan(14 * MINUTE_MS);
    expect(waitMs).toBeLessThanOrEqual(15 * MINUTE_MS);

    await db.rateLimit.updateMany({ data: { expire: new Date(Date.now() - 1) } });
    expect((await accounts.checkPassword(account, place)).outcome).toBe("right");
  });

  test("counts all failures from one neighbourhood together", async () => {
    const account = await addAccount();
    for (let n = 0; n < 5; n++) await accounts.checkPassword({ ...account, password: "wrong" }, `192.0.2.${n}`);
    expect((await accounts.checkPassword(account, "192.0.2.99")).outcome).toBe("wait");
    expect((await accounts.checkPassword(account, "192.0.3.99")).outcome).toBe("right");
  });

  test("is refused for an unknown address as it is for a known one", async () => {
    const nobody = somebody();
    const place = somewhere();
    for (let n = 0; n < 5; n++) await accounts.checkPassword(nobody, place);
    expect((await accounts.checkPassword(nobody, place)).outcome).toBe("wait");
  });

  test("thirty guesses at once are no more than five", async () => {
    const account = await addAccount();
    const place = somewhere();
    const guesses = Array.from({ length: 30 }, () => accounts.checkPassword({ ...account, password: "wrong" }, place));
    const outcomes = (await Promise.all(guesses)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "wrong")).toHaveLength(5);
  });

  test("from one place is refused after fifty failures in an hour, whichever accounts they were for", async () => {
    const place = somewhere();
    await db.rateLimit.create({ data: { key: `address:${place}`, points: 49, expire: new Date(Date.now() + DAY_MS) } });
    const account = await addAccount();
    expect(await accounts.checkPassword({ ...account, password: "wrong" }, place)).toEqual({ outcome: "wrong" });
    expect((await accounts.checkPassword(account, place)).outcome).toBe("wait");
    expect((await accounts.checkPassword(account, somewhere())).outcome).toBe("right");
  });

  test("rightly forgets the failures before it", async () => {
    const account = await addAccount();
    const place = somewhere();
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 4; n++) await accounts.checkPassword({ ...account, password: "wrong" }, place);
      expect((await accounts.checkPassword(account, place)).outcome).toBe("right");
    }
  });

  test("renews a hash that was made at less cost", async () => {
    const account = await addAccount();
    const cheap = await hash(account.password, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
    await db.user.update({ where: { id: account.userId }, data: { passwordHash: cheap } });

    expect((await accounts.checkPassword(account, somewhere())).outcome).toBe("right");
    const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: account.userId } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await accounts.checkPassword(account, somewhere())).outcome).toBe("right");
  });

  test("keeps neither addresses nor passwords where failures are counted", async () => {
    const account = await addAccount();
    await accounts.checkPassword({ ...account, password: "a typo of mine" }, somewhere());
    const counted = JSON.stringify(await db.rateLimit.findMany());
    expect(counted).not.toContain(account.email);
    expect(counted).not.toContain("a typo of mine");
  });
});

describe("a session", () => {
  async function open(userId: UserId, now = NOON) {
    const token = sessions.newSessionToken();
    await sessions.openSession(token, userId, now);
    return token;
  }

  test("is known by its token, of which the database has the hash only", async () => {
    const { userId, email } = await addAccount();
    const token = await open(userId);
    expect(await sessions.findSession(token, NOON)).toMatchObject({
      viewer: { userId, name: "Robin", email, isDemonstration: false, isOperator: false },
    });

    const [row] = await db.session.findMany({ where: { userId } });
    expect(Buffer.from(row?.tokenHash ?? [])).toEqual(createHash("sha256").update(token).digest());
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
  });

  test("is not found by another token, nor by the hash", async () => {
    const { userId } = await addAccount();
    const token = await open(userId);
    const [row] = await db.session.findMany({ where: { userId } });
    const kept = Buffer.from(row?.tokenHash ?? []);
    for (const guess of ["", "x", token.slice(1), `${token} `, kept.toString("base64url"), kept.toString("hex")]) {
      expect(await sessions.findSession(guess, NOON)).toBeNull();
    }
  });

  test("ends after fourteen days without use", async () => {
    const { userId } = await addAccount();
    const token = await open(userId);
    expect(await sessions.findSession(token, later(14 * DAY_MS))).toBeNull();
    expect(await sessions.findSession(token, later(14 * DAY_MS - 1))).not.toBeNull();
    // That was a use.
    expect(await sessions.findSession(token, later(27 * DAY_MS))).not.toBeNull();
  });

  test("ends after ninety days however much it is used", async () => {
    const { userId } = await addAccount();
    const token = await open(userId);
    for (let day = 10; day < 90; day += 10) {
      expect(await sessions.findSession(token, later(day * DAY_MS))).not.toBeNull();
    }
    expect(await sessions.findSession(token, later(90 * DAY_MS - 1))).not.toBeNull();
    expect(await sessions.findSession(token, later(90 * DAY_MS))).toBeNull();
  });

  test("of the demonstration ends after a day", async () => {
    const rider = await db.user.create({
      data: {
        email: `${randomUUID()}@demonstration.invalid`,
        name: "Robin",
        passwordHash: "none",
        isDemonstration: true,
      },
    });
    const token = await open(rider.id as UserId);
    expect(await sessions.findSession(token, later(DAY_MS - 1))).toMatchObject({ viewer: { isDemonstration: true } });
    expect(await sessions.findSession(token, later(DAY_MS))).toBeNull();
  });

  test("in use is written to at most every five minutes", async () => {
    const { userId } = await addAccount();
    const token = await open(userId);
    const lastSeen = async () => (await db.session.findFirstOrThrow({ where: { userId } })).lastSeenAt;

    await sessions.findSession(token, later(5 * MINUTE_MS - 1));
    expect(await lastSeen()).toEqual(NOON);
    await sessions.findSession(token, later(5 * MINUTE_MS));
    expect(await lastSeen()).toEqual(later(5 * MINUTE_MS));
  });

  test("that was ended is dead at once", async () => {
    const { userId } = await addAccount();
    const [token, other] = [await open(userId), await open(userId)];
    await sessions.endSession(token);
    expect(await sessions.findSession(token, NOON)).toBeNull();
    expect(await sessions.findSession(other, NOON)).not.toBeNull();
  });

  test("ends all others of its rider, and nobody else's", async () => {
    const { userId } = await addAccount();
    const stranger = await addAccount();
    const [own, other, strangers] = [await open(userId), await open(userId), await open(stranger.userId)];
    const viewer = (await sessions.findSession(own, NOON))?.viewer;
    if (!viewer) throw new Error("No session");

    expect(await sessions.listSessions(viewer, own, NOON)).toHaveLength(2);
    expect(await sessions.endOtherSessions(viewer, own)).toBe(1);
    expect(await sessions.listSessions(viewer, own, NOON)).toEqual([
      { isThisOne: true, createdAt: NOON, lastSeenAt: NOON },
    ]);
    expect(await sessions.findSession(other, NOON)).toBeNull();
    expect(await sessions.findSession(strangers, NOON)).not.toBeNull();
  });

  test("is what next-auth sees of it", async () => {
    const { userId, email } = await addAccount();
    const token = await open(userId, new Date());
    expect(await sessionAdapter.getSessionAndUser?.(token)).toMatchObject({
      session: { sessionToken: token, userId },
      user: { id: userId, email, isDemonstration: false, isOperator: false },
    });
    await sessionAdapter.deleteSession?.(token);
    expect(await sessionAdapter.getSessionAndUser?.(token)).toBeNull();
    expect(await db.session.count({ where: { userId } })).toBe(0);
  });
});
