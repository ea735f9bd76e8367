import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type House, openHouse } from "../support/house";
import { makeTempFolder, removeFolder } from "../support/temp-folder";

let house: House;
let folder: string;
let db: typeof import("@/server/db").db;

beforeAll(async () => {
  house = await openHouse();
  folder = makeTempFolder("operator");
  ({ db } = await import("@/server/db"));
});
afterAll(async () => {
  await house.close();
  removeFolder(folder);
});
beforeEach(async () => {
  await db.auditEntry.deleteMany();
  await db.houseSetting.deleteMany();
  await db.user.updateMany({ data: { isOperator: false } });
});

/** The command as `npm run operator` hands over to it. */
async function runOperator(...args: string[]) {
  const command = spawn(
    process.execPath,
    ["--import", "tsx", "--conditions=react-server", "scripts/operator.ts", ...args],
    {
      env: { ...process.env, DATA_DIR: folder, DATABASE_URL: house.databaseUrl, PUBLIC_URL: "https://musette.example" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const [said, complained, [code]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    once(command, "close"),
  ]);
  return { code, said, complained };
}

const entries = () =>
  db.auditEntry.findMany({
    orderBy: { id: "asc" },
    select: { actorId: true, action: true, subject: true, detail: true },
  });

const isOperatorNow = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).isOperator;

describe("the command", () => {
  test("makes somebody an operator and takes it back, and writes both down without an address", async () => {
    const { viewer } = await house.addPerson();
    const { email, userId } = viewer;
    expect(await runOperator("grant", email.toUpperCase())).toEqual({
      code: 0,
      said: `${email.toUpperCase()} is an operator from now on, and finds the set-up at https://musette.example/setup\n`,
      complained: "",
    });
    expect(await isOperatorNow(userId)).toBe(true);
    expect((await runOperator("list")).said).toBe(`${email} (Somebody)\n`);
    expect((await runOperator("withdraw", email)).said).toBe(`${email} is no operator any more.\n`);
    expect(await isOperatorNow(userId)).toBe(false);
    expect(await entries()).toEqual([
      { actorId: null, action: "grant-operator", subject: userId, detail: null },
      { actorId: null, action: "withdraw-operator", subject: userId, detail: null },
    ]);
    expect((await runOperator("list")).said).toMatch(/^Nobody is an operator yet/);
  });

  test.each([
    [["grant", "nobody@example.org"], /^There is no account with that e-mail address: sign up first\.\n$/],
    [["withdraw", "nobody@example.org"], /^There is no account with that e-mail address\.\n$/],
    [["grant"], /^Usage: /],
    [["list", "everybody"], /^Usage: /],
    [["promote", "nobody@example.org"], /^Usage: /],
    [["grant", "nobody@example.org", "--force"], /^Usage: /],
  ])("says what is wrong with %s", async (args, words) => {
    const { code, said, complained } = await runOperator(...args);
    expect([code, said]).toEqual([1, ""]);
    expect(complained).toMatch(words);
    expect(await entries()).toEqual([]);
  });
});

describe("rights that are given and taken", () => {
  test("twice are written down once", async () => {
    const { grantOperator, withdrawOperator } = await import("@/server/operator");
    const { email } = (await house.addPerson()).viewer;
    expect([await grantOperator(email), await grantOperator(email)]).toEqual(["granted", "is-operator"]);
    expect([await withdrawOperator(email), await withdrawOperator(email)]).toEqual(["withdrawn", "is-no-operator"]);
    expect(await entries()).toHaveLength(2);
  });

  test("are not given to the demonstration's rider, as whom everybody looks around", async () => {
    const { grantOperator } = await import("@/server/operator");
    const { viewer } = await house.addPerson();
    await db.user.update({ where: { id: viewer.userId }, data: { isDemonstration: true } });
    expect(await grantOperator(viewer.email)).toBe("demonstration");
    expect(await isOperatorNow(viewer.userId)).toBe(false);
  });

  test("are the viewer's from the next request on, and no longer", async () => {
    const { grantOperator, withdrawOperator } = await import("@/server/operator");
    const sessions = await import("@/server/accounts/sessions");
    const { sessionAdapter } = await import("@/server/accounts/session-adapter");
    const { viewer } = await house.addPerson();
    const token = sessions.newSessionToken();
    await sessions.openSession(token, viewer.userId, new Date());
    const seen = async () => [
      (await sessions.findSession(token, new Date()))?.viewer.isOperator,
      (await sessionAdapter.getSessionAndUser?.(token))?.user,
    ];

    expect(await seen()).toMatchObject([false, { isOperator: false }]);
    await grantOperator(viewer.email);
    expect(await seen()).toMatchObject([true, { isOperator: true }]);
    await withdrawOperator(viewer.email);
    expect(await seen()).toMatchObject([false, { isOperator: false }]);
  });
});

describe("the street map's switch", () => {
  const modules = async () => ({
    ...(await import("@/server/data/house-settings")),
    ...(await import("@/server/data/operator")),
    ...(await import("@/server/house-settings")),
    ...(await import("@/server/operator")),
  });

  test("is on until an operator switches it off, who is written down with it", async () => {
    const { setStreetMap, isStreetMapOn, listAuditEntries, grantOperator } = await modules();
    const { viewer } = await house.addPerson();
    await grantOperator(viewer.email);
    expect(await isStreetMapOn()).toBe(true);
    expect(await setStreetMap(viewer, false)).toBe(true);
    expect(await isStreetMapOn()).toBe(false);
    expect(await setStreetMap(viewer, false)).toBe(true);
    expect(await setStreetMap(viewer, true)).toBe(true);
    expect(await isStreetMapOn()).toBe(true);

    expect(await listAuditEntries(viewer, 10)).toMatchObject([
      { actor: "Somebody", action: "change-setting", subject: "street-map", detail: { from: false, to: true } },
      { actor: "Somebody", action: "change-setting", subject: "street-map", detail: { from: true, to: false } },
      { actor: null, action: "grant-operator", subject: "Somebody", detail: null },
    ]);
    expect(await listAuditEntries(viewer, 1)).toHaveLength(1);
  });

  test("is not moved by anybody else, nor is what was done told to them, whatever they say of themselves", async () => {
    const { setStreetMap, isStreetMapOn, listAuditEntries, grantOperator, withdrawOperator } = await modules();
    const { viewer } = await house.addPerson();
    const former = await house.addPerson();
    await grantOperator(former.viewer.email);
    await withdrawOperator(former.viewer.email);
    const before = await entries();
    for (const one of [viewer, { ...viewer, isOperator: true }, { ...former.viewer, isOperator: true }]) {
      expect(await setStreetMap(one, false)).toBe(false);
      expect(await listAuditEntries(one, 10)).toBeNull();
    }
    expect(await isStreetMapOn()).toBe(true);
    expect(await entries()).toEqual(before);
  });

  test("does not move when it cannot be written down who moved it", async () => {
    const { setStreetMap, isStreetMapOn, grantOperator } = await modules();
    const { viewer } = await house.addPerson();
    await grantOperator(viewer.email);
    await db.$executeRaw`ALTER TABLE "AuditEntry" ADD CONSTRAINT full_book CHECK (action <> 'change-setting')`;
    try {
      await expect(setStreetMap(viewer, false)).rejects.toThrow();
      expect(await isStreetMapOn()).toBe(true);
    } finally {
      await db.$executeRaw`ALTER TABLE "AuditEntry" DROP CONSTRAINT full_book`;
    }
  });
});
