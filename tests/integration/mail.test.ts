import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { MailSettings } from "@/server/mail-settings";
import { type House, openHouse, type Person } from "../support/house";
import { headOf, type MailServer, partsOf, startMailServer } from "../support/mail-server";

const CREDENTIALS = { user: "rides@example.org", pass: "p/a:s%s" };

let server: MailServer;
let house: House;
let db: typeof import("@/server/db").db;
let handlers: typeof import("@/server/ingest/work").handlers;
let mail: typeof import("@/server/mail/send");
let transport: typeof import("@/server/mail/transport");
let log: typeof import("@/server/log").log;
let rider: Person;

beforeAll(async () => {
  server = await startMailServer({ credentials: CREDENTIALS });
  const [user, pass] = [CREDENTIALS.user, CREDENTIALS.pass].map(encodeURIComponent);
  house = await openHouse({
    SMTP_URL: `smtp://${user}:${pass}@${server.host}:${server.port}`,
    MAIL_FROM: "Musette <rides@house.example.org>",
  });
  ({ db } = await import("@/server/db"));
  ({ handlers } = await import("@/server/ingest/work"));
  ({ log } = await import("@/server/log"));
  mail = await import("@/server/mail/send");
  transport = await import("@/server/mail/transport");
});
afterAll(async () => {
  await house?.close();
  await server?.close();
});

beforeEach(async () => {
  server.mails.length = 0;
  server.refuse(null);
  rider = await house.addPerson();
});

const send = (subject: string, to = rider.viewer.email) =>
  db.$transaction((tx) => mail.sendMail(tx, { to, kind: "test", subject, text: "the text" }));

/** The jobs that wait to send a mail, as the queue keeps them. */
const waitingMails = () =>
  db.$queryRaw<{ data: { kind: string; sealed: string } }[]>`
    SELECT data FROM jobs.job WHERE name = 'send-mail' AND state IN ('created', 'retry')`;

describe("a mail", () => {
  test("goes out by a job of its transaction, signed in, from whom and to whom it should", async () => {
    await send("Grüße aus Gent");
    expect(server.mails).toEqual([]);
    await house.workOff();

    const [arrived] = server.mails;
    if (!arrived) throw new Error("No mail came");
    expect(arrived).toMatchObject({
      from: "rides@house.example.org",
      to: [rider.viewer.email],
      user: CREDENTIALS.user,
    });
    const head = headOf(arrived);
    expect(head.from).toEqual(["Musette <rides@house.example.org>"]);
    expect(head.subject).toEqual(["Grüße aus Gent"]);
    expect(head["auto-submitted"]).toEqual(["auto-generated"]);
    expect(head["message-id"]?.[0]).toMatch(/^<[0-9a-f-]{36}@house\.example\.org>$/);
    expect(partsOf(arrived)["text/plain"]?.trim()).toBe("the text");
  });

  test("is not sent when its transaction fails", async () => {
    const failing = db.$transaction(async (tx) => {
      await mail.sendMail(tx, { to: rider.viewer.email, kind: "test", subject: "no", text: "no" });
      throw new Error("and then this");
    });
    await expect(failing).rejects.toThrow("and then this");
    await house.workOff();
    expect(server.mails).toEqual([]);
  });

  test("lies in the queue so that nobody else can read address, subject, text or links", async () => {
    await send("CANARY-subject");
    const [{ data } = { data: null }] = await waitingMails();
    expect(data).toMatchObject({ kind: "test", sealed: expect.any(String) });
    const stored = JSON.stringify(data) + Buffer.from(data?.sealed ?? "", "base64url").toString("latin1");
    for (const secret of [rider.viewer.email, "CANARY", "the text"]) expect(stored).not.toContain(secret);
    await house.workOff();
    expect(server.mails).toHaveLength(1);
  });

  test("has one subject and one recipient, whatever is written into them [V1.3.11]", async () => {
    await send("Hello\r\nBcc: thief@example.org\r\n\r\nand more\u2028x");
    await house.workOff();
    const [arrived] = server.mails;
    if (!arrived) throw new Error("No mail came");
    expect(arrived.to).toEqual([rider.viewer.email]);
    const head = headOf(arrived);
    expect(head.bcc).toBeUndefined();
    expect(head.subject).toEqual(["Hello Bcc: thief@example.org and more x"]);
    expect(head.to).toEqual([rider.viewer.email]);
  });

  test.each([
    "a@example.org, thief@example.org",
    "a@example.org\r\nRCPT TO:<thief@example.org>",
    "a@example.org\u0000",
    "a＠example.org",
    "Kim <a@example.org>",
    "",
  ])("is not made for %j, which is not one address [V1.3.11]", async (to) => {
    await expect(send("x", to)).rejects.toThrow("one address");
    expect(await waitingMails()).toEqual([]);
  });
});

describe("a mail server that does not take a mail", () => {
  /** What is logged from here on. */
  const lines = () => {
    vi.restoreAllMocks();
    const spies = [vi.spyOn(log, "warn"), vi.spyOn(log, "info"), vi.spyOn(log, "error")];
    return { all: () => spies.flatMap(({ mock }) => mock.calls.map(([line]) => line as unknown)) };
  };

  test.each(["RCPT", "DATA"] as const)("for now (451 at %s) gets it again later", async (at) => {
    server.refuse(451, at);
    await send("CANARY-subject");
    const told = lines();
    const [{ data } = { data: { kind: "", sealed: "" } }] = await waitingMails();
    const trouble = await handlers["send-mail"](data).catch((error: unknown) => error);
    expect(trouble).toMatchObject({ message: expect.stringMatching(/^The mail server said 451 to \w+/) });
    // The queue keeps the whole of it.
    expect(inspect(trouble, { depth: 9 })).not.toMatch(new RegExp(`${rider.viewer.email}|CANARY|the text`));
    expect(server.mails).toEqual([]);

    server.refuse(null);
    await house.workOff();
    expect(server.mails).toHaveLength(1);
    expect(JSON.stringify(told.all())).toContain("mail-waits");
    expect(JSON.stringify(told.all())).not.toMatch(new RegExp(`${rider.viewer.email}|CANARY|the text`));
  });

  test("has it wait in the queue for most of a day", async () => {
    server.refuse(450);
    await send("x");
    await house.workOff();
    const [job] = await db.$queryRaw<{ state: string; retry_limit: number; retry_delay_max: number }[]>`
      SELECT state::text, retry_limit, retry_delay_max FROM jobs.job
      WHERE name = 'send-mail' ORDER BY created_on DESC LIMIT 1`;
    // 1, 2, 4, 8, 16 and 32 minutes at least, and then 18 times an hour.
    expect(job).toEqual({ state: "retry", retry_limit: 24, retry_delay_max: 3600 });
    await db.$executeRaw`DELETE FROM jobs.job WHERE name = 'send-mail'`;
  });

  test.each(["RCPT", "DATA"] as const)(
    "for good (550 at %s) is not asked again; the log says why and not who",
    async (at) => {
      server.refuse(550, at);
      await send("CANARY-subject");
      const told = lines();
      await house.workOff();
      expect(await waitingMails()).toEqual([]);
      expect(told.all()).toContainEqual(
        expect.objectContaining({ event: "mail-given-up", kind: "test", reason: expect.stringContaining("550") }),
      );
      expect(JSON.stringify(told.all())).not.toMatch(new RegExp(`${rider.viewer.email}|CANARY|the text`));
      server.refuse(null);
      await house.workOff();
      expect(server.mails).toEqual([]);
    },
  );

  test("is not asked for what was sealed with another secret: nobody can read it any more", async () => {
    await send("x");
    const [{ data } = { data: { kind: "", sealed: "" } }] = await waitingMails();
    const told = lines();
    for (const sealed of [`${data.sealed.slice(0, -4)}AAAA`, "short", ""]) {
      await handlers["send-mail"]({ ...data, sealed });
    }
    expect(told.all().filter((line) => JSON.stringify(line).includes("NEXTAUTH_SECRET"))).toHaveLength(3);
    expect(server.mails).toEqual([]);
    await house.workOff();
    expect(server.mails).toHaveLength(1);
  });

  test("because of a wrong password keeps it waiting: that is the operator's to set right", async () => {
    const { mail: settings } = (await import("@/server/env")).env();
    if (!settings) throw new Error("There is no mail");
    const wrong = { ...settings, credentials: { user: CREDENTIALS.user, pass: "wrong" } };
    await expect(transport.greetMailServer(wrong)).rejects.toMatchObject({ code: "EAUTH", isForGood: false });
    await expect(transport.greetMailServer()).resolves.toBeUndefined();
  });

  test("because it is away keeps it waiting", async () => {
    const { mail: settings } = (await import("@/server/env")).env();
    if (!settings) throw new Error("There is no mail");
    const gone = await startMailServer();
    await gone.close();
    await expect(transport.greetMailServer({ ...settings, port: gone.port })).rejects.toMatchObject({
      code: "ECONNREFUSED",
      isForGood: false,
    });
  });

  describe("over TLS with a certificate that nobody believes [V12.3]", () => {
    test("is not told anything where it is another machine", async () => {
      const { unbelieved, elsewhere } = await addServer({ secure: true });
      await expect(transport.greetMailServer({ ...elsewhere, isTlsFromTheStart: true })).rejects.toMatchObject({
        isForGood: false,
      });
      // Its STARTTLS has the same certificate.
      await expect(transport.greetMailServer({ ...elsewhere, port: server.port })).rejects.toMatchObject({
        isForGood: false,
      });
      expect(unbelieved.logins()).toBe(0);
      await transport.greetMailServer({ ...elsewhere, isTlsFromTheStart: true, isLocal: true });
      expect(unbelieved.logins()).toBe(1);
      await unbelieved.close();
    });

    test("or without TLS is not told anything either", async () => {
      const { unbelieved, elsewhere } = await addServer({ offersTls: false });
      await expect(transport.greetMailServer(elsewhere)).rejects.toMatchObject({ isForGood: false });
      expect(unbelieved.logins()).toBe(0);
      await transport.greetMailServer({ ...elsewhere, isLocal: true });
      expect(unbelieved.logins()).toBe(1);
      await unbelieved.close();
    });

    async function addServer(options: { secure?: boolean; offersTls?: boolean }) {
      const { mail: settings } = (await import("@/server/env")).env();
      if (!settings) throw new Error("There is no mail");
      const unbelieved = await startMailServer({ ...options, credentials: CREDENTIALS });
      return { unbelieved, elsewhere: { ...settings, port: unbelieved.port, isLocal: false } };
    }
  });
});

describe("the check of the set-up", () => {
  const check = async (change: Partial<MailSettings>) => {
    const { mail: settings } = (await import("@/server/env")).env();
    if (!settings) throw new Error("There is no mail");
    const { checkMail } = await import("@/server/checks/check-mail");
    const [found] = await checkMail({ ...settings, ...change });
    if (!found) throw new Error("Nothing was checked");
    expect(JSON.stringify(found)).not.toContain(CREDENTIALS.pass);
    return found;
  };

  test("signs in and sends nothing", async () => {
    expect(await check({})).toMatchObject({ name: "mail", state: "good" });
    expect(server.mails).toEqual([]);
  });

  test.each([
    ["a wrong password", { credentials: { user: "x", pass: "y" } }, /name and password/],
    ["an unknown name", { host: "mail.invalid" }, /not known/],
    ["a wrong port", { port: 1 }, /Nothing listens/],
    ["a certificate that nobody believes", { isLocal: false }, /certificate/],
    ["the wrong kind of TLS", { isLocal: false, isTlsFromTheStart: true }, /smtps:\/\/ is for 465/],
  ])("says what to do about %s", async (_, change, advice) => {
    expect(await check(change)).toMatchObject({ state: "attention", advice: expect.stringMatching(advice) });
  });

  test("is none where no mail is sent", async () => {
    const { checkMail } = await import("@/server/checks/check-mail");
    expect(await checkMail(null)).toEqual([]);
  });
});
