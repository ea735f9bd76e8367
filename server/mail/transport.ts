import { createTransport } from "nodemailer";
import { env } from "../env";
import type { MailSettings } from "../mail-settings";

/** One mail, ready to go. */
export interface Mail {
  /** Of the sending, so that a mail that was sent twice can be known. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  /** Where a mail program can unsubscribe from its like by one request (RFC 8058); null where there is no list. */
  unsubscribeUrl: string | null;
}

/** The mail server did not take a mail. Its message names codes only: what servers say may repeat the address. */
export class MailNotTaken extends Error {
  override name = "MailNotTaken";
  constructor(
    message: string,
    /** The server will not take this mail later either. */
    readonly isForGood: boolean,
    /** EAUTH, ETIMEDOUT, … of nodemailer, or ECONNREFUSED, ENOTFOUND, … below it. */
    readonly code: string,
  ) {
    super(message);
  }
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

const transportTo = ({ host, port, credentials, isTlsFromTheStart, isLocal }: MailSettings) =>
  createTransport({
    host,
    port,
    secure: isTlsFromTheStart,
    // Not merely when the server offers it: somebody in between could leave the offer out.
    requireTLS: !isTlsFromTheStart && !isLocal,
    ignoreTLS: !isTlsFromTheStart && isLocal,
    tls: { rejectUnauthorized: !isLocal, minVersion: "TLSv1.2" },
    ...(credentials ? { auth: credentials } : {}),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

function settings(): MailSettings {
  const { mail } = env();
  if (mail === null) throw new Error("There is mail to send, and SMTP_URL is not set");
  return mail;
}

/**
 * Gives a mail to the server, over a connection of its own.
 *
 * @throws MailNotTaken
 */
export async function handOver(mail: Mail): Promise<void> {
  const { from, ...server } = settings();
  await asking(() =>
    transportTo({ from, ...server }).sendMail({
      from,
      to: { name: "", address: mail.to },
      envelope: { from: from.address, to: [mail.to] },
      messageId: `<${mail.id}@${from.address.split("@").at(-1)}>`,
      subject: mail.subject,
      text: mail.text,
      ...(mail.html === null ? {} : { html: mail.html }),
      headers: {
        // Answering machines leave alone what a machine wrote (RFC 3834).
        "Auto-Submitted": "auto-generated",
        ...(mail.unsubscribeUrl === null ? {} : { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
      },
      ...(mail.unsubscribeUrl === null ? {} : { list: { unsubscribe: mail.unsubscribeUrl } }),
    }),
  );
}

/**
 * Connects to the mail server and signs in, and sends nothing.
 *
 * @throws MailNotTaken
 */
export async function greetMailServer(server: MailSettings = settings()): Promise<void> {
  await asking(() => transportTo(server).verify());
}

async function asking(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw toMailNotTaken(error);
  }
}

function toMailNotTaken(error: unknown): MailNotTaken {
  const { code, originalCode, responseCode, permanent, command } = Object(error) as {
    code?: string;
    originalCode?: string;
    responseCode?: number;
    permanent?: boolean;
    command?: string;
  };
  const known = originalCode ?? code ?? "unknown";
  if (responseCode === undefined) return new MailNotTaken(`No mail server: ${known}`, false, known);
  const during = /^[A-Z]+(?: [A-Z]+)?/.exec(command ?? "")?.[0] ?? "the greeting";
  // A wrong password is no fault of the mail's: it waits until the operator has set it right.
  const isForGood = permanent === true && code !== "EAUTH";
  return new MailNotTaken(`The mail server said ${responseCode} to ${during}`, isForGood, code ?? "unknown");
}
