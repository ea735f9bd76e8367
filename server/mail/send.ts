import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Transaction } from "../db";
import { env } from "../env";
import type { JobData } from "../job-data";
import { sendJob } from "../jobs";
import { log } from "../log";
import { seal, unseal } from "./sealed";
import { handOver, type Mail, MailNotTaken } from "./transport";

/** Whether this house sends mail at all. */
export const isMailSet = (): boolean => env().mail !== null;

/** A mail as its writer has it. */
export interface NewMail {
  /** One address. */
  to: string;
  /** Names in it may be anybody's: what would begin another line of the head is taken out. */
  subject: string;
  text: string;
  html?: string;
  /** What it is about, for the log: invitation, notices, … */
  kind: string;
  unsubscribeUrl?: string;
}

const Address = z.email();

/**
 * Sends a mail, when and only if the transaction commits; where no mail server is set, nothing.
 *
 * @throws Error when `to` is not one address
 */
export async function sendMail(tx: Transaction, { kind, html, unsubscribeUrl, ...mail }: NewMail): Promise<void> {
  if (!isMailSet()) return;
  if (!Address.safeParse(mail.to).success) throw new Error("A mail goes to one address, and this is none");
  const ready: Mail = {
    ...mail,
    id: randomUUID(),
    subject: mail.subject.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim(),
    html: html ?? null,
    unsubscribeUrl: unsubscribeUrl ?? null,
  };
  await sendJob(tx, "send-mail", { kind, sealed: seal(JSON.stringify(ready)) });
}

/**
 * Gives one mail to the mail server. What it will never take is given up; the log says why, and neither to whom nor what.
 *
 * @throws MailNotTaken when it may take it later
 */
export async function postMail({ kind, sealed }: JobData["send-mail"]): Promise<void> {
  const text = unseal(sealed);
  if (text === null) {
    return log.warn({ event: "mail-given-up", kind, reason: "It was sealed before NEXTAUTH_SECRET was changed" });
  }
  const mail: Mail = JSON.parse(text);
  try {
    await handOver(mail);
  } catch (error) {
    if (!(error instanceof MailNotTaken)) throw error;
    const line = { kind, id: mail.id, reason: error.message };
    if (!error.isForGood) {
      log.warn({ event: "mail-waits", ...line });
      throw error;
    }
    log.warn({ event: "mail-given-up", ...line });
    return;
  }
  log.info({ event: "mailed", kind, id: mail.id });
}
