import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

/** One mail as it came over the wire. */
export interface ArrivedMail {
  from: string;
  /** Whom the envelope named: who would get it, whatever its head says. */
  to: string[];
  /** Head and body, undecoded. */
  raw: string;
  isEncrypted: boolean;
  user: string | null;
}

export interface MailServer {
  /** Without a name and password. */
  host: string;
  port: number;
  mails: ArrivedMail[];
  /** How often somebody told it a name and a password. */
  logins(): number;
  /** From now on every mail is refused so, after its text came; null takes them again. */
  refuse(code: number | null, at?: "RCPT" | "DATA"): void;
  close(): Promise<void>;
}

/** A real SMTP server on a port of its own. */
export async function startMailServer({
  secure = false,
  offersTls = true,
  credentials = null,
  folder = null,
}: {
  /** TLS from the first byte, with a certificate that nobody believes. */
  secure?: boolean;
  /** STARTTLS, with the same certificate. */
  offersTls?: boolean;
  credentials?: { user: string; pass: string } | null;
  /** Where every mail is written as well, for other processes to read. */
  folder?: string | null;
} = {}): Promise<MailServer> {
  const mails: ArrivedMail[] = [];
  let logins = 0;
  let refusal: { code: number; at: "RCPT" | "DATA" } | null = null;
  const refused = (at: "RCPT" | "DATA", address: string) => {
    if (refusal?.at !== at) return null;
    return Object.assign(new Error(`<${address}> is not wanted here`), { responseCode: refusal.code });
  };
  const server = new SMTPServer({
    secure,
    authOptional: credentials === null,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    hideSTARTTLS: !offersTls,
    onAuth({ username = "", password }, _session, done) {
      logins++;
      const isRight = username === credentials?.user && password === credentials.pass;
      if (isRight) done(null, { user: username });
      else done(Object.assign(new Error("Wrong password"), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, done) {
      done(refused("RCPT", address));
    },
    onData(stream, { envelope, secure: isEncrypted, user }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const refusal = refused("DATA", to.join());
        if (refusal) return done(refusal);
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        const raw = Buffer.concat(chunks).toString("utf8");
        const mail = { from, to, raw, isEncrypted: Boolean(isEncrypted), user: user ? String(user) : null };
        mails.push(mail);
        if (folder) writeFileSync(join(folder, `${mails.length}.json`), JSON.stringify(mail));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  // A client that goes away in the middle is no fault of the server's.
  server.on("error", () => {});
  return {
    host: "127.0.0.1",
    port: (server.server.address() as AddressInfo).port,
    mails,
    logins: () => logins,
    refuse: (code, at = "DATA") => {
      refusal = code === null ? null : { code, at };
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The mails to an address that were written to a folder. */
export const mailsTo = (address: string, folder: string): ArrivedMail[] =>
  readdirSync(folder)
    .map((name): ArrivedMail => JSON.parse(readFileSync(join(folder, name), "utf8")))
    .filter(({ to }) => to.includes(address));

/** The head of a mail by the names of its lines in lower case, with what was folded put together; each line's values. */
export function headOf({ raw }: ArrivedMail): Record<string, string[]> {
  const [head = ""] = raw.split("\r\n\r\n");
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const byName: Record<string, string[]> = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    byName[name] = [...(byName[name] ?? []), decodeWords(line.slice(colon + 1).trim())];
  }
  return byName;
}

/** RFC 2047, as far as our own mails need it. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?Q\?([^?]*)\?=/gi, (_, word: string) => unquoted(word.replaceAll("_", " ")))
    .replace(/=\?utf-8\?B\?([^?]*)\?=/gi, (_, word: string) => Buffer.from(word, "base64").toString("utf8"));

/** The parts of a mail, decoded, by their types. */
export function partsOf({ raw }: ArrivedMail): Record<string, string> {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1];
  const parts = boundary ? raw.split(`--${boundary}`).slice(1, -1) : [raw];
  return Object.fromEntries(
    parts.map((part) => {
      const [head = "", ...body] = part.replace(/^\r\n/, "").split("\r\n\r\n");
      const type = /content-type: ([^;\r]+)/i.exec(head)?.[1] ?? "";
      const text = body.join("\r\n\r\n");
      return [type, /quoted-printable/i.test(head) ? unquoted(text) : /base64/i.test(head) ? fromBase64(text) : text];
    }),
  );
}

const fromBase64 = (text: string) => Buffer.from(text, "base64").toString("utf8");

/** Quoted-printable. */
function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const isBytes = [...bytes].every((letter) => letter.charCodeAt(0) < 256);
  return isBytes ? Buffer.from(bytes, "latin1").toString("utf8") : bytes;
}
