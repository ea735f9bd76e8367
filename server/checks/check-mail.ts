import { env } from "../env";
import { greetMailServer, MailNotTaken } from "../mail/transport";
import type { MailSettings } from "../mail-settings";
import { type Check, checkOf } from "./check";

/** Connects to the mail server and signs in, as for a mail, and sends none; nothing where no mail is sent. */
export const checkMail = async (settings: MailSettings | null = env().mail): Promise<Check[]> =>
  settings === null ? [] : [await checkServer(settings)];

async function checkServer(settings: MailSettings): Promise<Check> {
  const check = checkOf("mail", "The mail server");
  const where = `${settings.host}:${settings.port}`;
  try {
    await greetMailServer(settings);
  } catch (error) {
    if (!(error instanceof MailNotTaken)) throw error;
    return check.attention(`${where} takes no mail of ours: ${error.message}.`, adviceOn(error.code));
  }
  const how = settings.isLocal ? "on this machine" : "encrypted";
  return check.good(`${where} answers, ${how}${settings.credentials ? ", and takes name and password" : ""}.`);
}

function adviceOn(code: string): string {
  if (code === "EAUTH" || code === "ENOAUTH") {
    return "It does not take name and password: compare SMTP_URL with what your mail provider says, and write signs in them as in an address (@ as %40).";
  }
  if (code === "ENOTFOUND" || code === "EDNS" || code === "EAI_AGAIN") {
    return "The name in SMTP_URL is not known: see that it is spelled right.";
  }
  if (code === "ECONNREFUSED") return "Nothing listens there: see the port in SMTP_URL, usually 465 or 587.";
  if (code === "ETIMEDOUT") {
    return "Nothing answered: a firewall may keep us from it; many houses of servers close 25, 465 and 587 until one asks.";
  }
  if (/TLS|CERT|SSL|SELF_SIGNED|UNABLE_TO_VERIFY|EPROTO|ESOCKET/.test(code)) {
    return "It could not be talked to in secret: smtps:// is for 465 and smtp:// for 587; its certificate has to be believed (NODE_EXTRA_CA_CERTS names a further authority).";
  }
  return "Compare SMTP_URL with what your mail provider says. Mails wait for most of a day, and go out by themselves then.";
}
