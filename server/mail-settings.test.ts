import { describe, expect, test } from "vitest";
import { parseEnv } from "./env";
import { mailProblems } from "./mail-settings";

const needed = {
  DATABASE_URL: "postgres://localhost/musette",
  TERRA_DEV_ID: "dev",
  TERRA_API_KEY: "key",
  TERRA_SIGNING_SECRETS: "one",
  NEXTAUTH_SECRET: "x".repeat(32),
};
const MAIL_FROM = "Musette <rides@example.org>";

const mail = (settings: Record<string, string>) => parseEnv({ ...needed, ...settings }).mail;

describe("mail", () => {
  test("is not sent unless the operator names a server", () => {
    expect(mail({})).toBeNull();
    expect(mail({ SMTP_URL: "", MAIL_FROM: "" })).toBeNull();
    expect(mailProblems({ SMTP_URL: "" })).toEqual([]);
  });

  test("goes by STARTTLS on 587, or by TLS on 465, and each port can be another", () => {
    expect(mail({ SMTP_URL: "smtp://mail.example.org", MAIL_FROM })).toEqual({
      host: "mail.example.org",
      port: 587,
      credentials: null,
      isTlsFromTheStart: false,
      isLocal: false,
      from: { name: "Musette", address: "rides@example.org" },
      gatherSeconds: 120,
    });
    expect(mail({ SMTP_URL: "smtps://mail.example.org", MAIL_FROM })).toMatchObject({
      port: 465,
      isTlsFromTheStart: true,
    });
    expect(mail({ SMTP_URL: "smtp://mail.example.org:2525/", MAIL_FROM })?.port).toBe(2525);
  });

  test("takes a name and password with any letters, written as in an address", () => {
    const url = "smtps://rides%40example.org:p%2Fa%3As%25s@mail.example.org";
    expect(mail({ SMTP_URL: url, MAIL_FROM })?.credentials).toEqual({ user: "rides@example.org", pass: "p/a:s%s" });
  });

  test.each([
    ["localhost", true],
    ["127.0.0.1", true],
    ["[::1]", true],
    ["10.0.0.1", false],
    ["localhost.example.org", false],
    ["127.0.0.1.example.org", false],
  ])("knows whether %s is this machine", (host, isLocal) => {
    expect(mail({ SMTP_URL: `smtp://${host}`, MAIL_FROM })?.isLocal).toBe(isLocal);
  });

  test("comes from an address, with or without a name", () => {
    const from = (text: string) => mail({ SMTP_URL: "smtp://localhost", MAIL_FROM: text })?.from;
    expect(from("rides@example.org")).toEqual({ name: "Musette", address: "rides@example.org" });
    expect(from("Club du Coin <rides@example.org>")).toEqual({ name: "Club du Coin", address: "rides@example.org" });
  });

  test.each([
    ["MAIL_GATHER_SECONDS", { SMTP_URL: "smtp://mail.example.org", MAIL_FROM, MAIL_GATHER_SECONDS: "soon" }],
    ["SMTP_URL", { SMTP_URL: "https://mail.example.org", MAIL_FROM }],
    ["SMTP_URL", { SMTP_URL: "mail.example.org", MAIL_FROM }],
    ["SMTP_URL", { SMTP_URL: "smtp://u:se%cret@mail.example.org", MAIL_FROM }],
    // What would switch the looking at certificates off elsewhere does nothing here, and says so.
    ["SMTP_URL", { SMTP_URL: "smtp://mail.example.org/?tls.rejectUnauthorized=false", MAIL_FROM }],
    ["MAIL_FROM", { SMTP_URL: "smtp://mail.example.org" }],
    ["SMTP_URL", { MAIL_FROM }],
    ["MAIL_FROM", { SMTP_URL: "smtp://localhost", MAIL_FROM: "Musette" }],
    ["MAIL_FROM", { SMTP_URL: "smtp://localhost", MAIL_FROM: "a@example.org, b@example.org" }],
    ["MAIL_FROM", { SMTP_URL: "smtp://localhost", MAIL_FROM: "Musette\r\nBcc: <b@example.org>" }],
    ["MAIL_FROM", { SMTP_URL: "smtp://localhost", MAIL_FROM: "Musette <rides＠example.org>" }],
  ])("names %s when it is wrong, and no value: %o", (name, wrong) => {
    expect(() => mail(wrong)).toThrow(name);
    expect(() => mail(wrong)).not.toThrow(/secret|Unauthorized|Bcc/);
    // The start command says it before anything is started.
    expect(mailProblems(wrong)).toEqual([expect.stringMatching(`^${name}: `)]);
  });
});
