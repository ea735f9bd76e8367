import { z } from "zod";

const LOCAL = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/;

const SmtpUrl = z.string().refine((text) => {
  const url = URL.parse(text);
  const isServer = url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "";
  return isServer && /^\/?$/.test(url.pathname) && url.search === "" && url.hash === "" && canBeRead(url);
}, "must be like smtps://user:password@mail.example.org or smtp://mail.example.org:587, without a path or options");

/** A name and password with a stray % in it stand for nothing. */
function canBeRead({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

const FROM = /^(?:([^<>"\p{Cc}]*?)\s*<([^<>\s]+)>|([^<>\s]+))$/u;

const From = z.string().transform((text, context): MailSettings["from"] => {
  const [, name = "Musette", named, bare] = FROM.exec(text.trim()) ?? [];
  const address = z.email().safeParse(named ?? bare);
  if (address.success) return { name, address: address.data };
  context.addIssue({ code: "custom", message: "must be like Musette <rides@example.org>" });
  return z.NEVER;
});

/** The settings of mail, as they stand in the environment. */
export const MAIL_SETTINGS = {
  SMTP_URL: SmtpUrl.optional(),
  MAIL_FROM: From.optional(),
  /** What somebody writes in one go makes one mail. */
  MAIL_GATHER_SECONDS: z.coerce.number().min(0).max(3600).default(120),
};

export interface MailSettings {
  host: string;
  port: number;
  /** Null where the server asks for no name. */
  credentials: { user: string; pass: string } | null;
  /** From the first byte, or (STARTTLS) before anything is said. */
  isTlsFromTheStart: boolean;
  /** On this machine nobody is in between: it may do without a certificate that is believed. */
  isLocal: boolean;
  from: { name: string; address: string };
  /** A mail waits for so long, so that what else happens goes with it. */
  gatherSeconds: number;
}

interface Raw {
  SMTP_URL?: string | undefined;
  MAIL_FROM?: MailSettings["from"] | undefined;
  MAIL_GATHER_SECONDS: number;
}

/** What is wrong with the two together; null where nothing is. */
export function mailProblem({
  SMTP_URL,
  MAIL_FROM,
}: Omit<Raw, "MAIL_GATHER_SECONDS">): { name: keyof Raw; message: string } | null {
  if (SMTP_URL && !MAIL_FROM) return { name: "MAIL_FROM", message: "is missing, and no mail goes out without it" };
  if (MAIL_FROM && !SMTP_URL) return { name: "SMTP_URL", message: "is missing, and MAIL_FROM does nothing without it" };
  return null;
}

/** What is wrong with the settings of mail in an environment, one sentence each; nothing where all is well. */
export function mailProblems(environment: Record<string, string | undefined>): string[] {
  const given = Object.fromEntries(Object.keys(MAIL_SETTINGS).map((name) => [name, environment[name] || undefined]));
  const result = z.object(MAIL_SETTINGS).safeParse(given);
  if (!result.success) return result.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
  const problem = mailProblem(result.data);
  return problem ? [`${problem.name}: ${problem.message}`] : [];
}

/** Who takes our mail; null where no mail is sent. */
export function toMailSettings({ SMTP_URL, MAIL_FROM, MAIL_GATHER_SECONDS }: Raw): MailSettings | null {
  if (!SMTP_URL || !MAIL_FROM) return null;
  const url = new URL(SMTP_URL);
  const isTlsFromTheStart = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (isTlsFromTheStart ? 465 : 587) : Number(url.port),
    credentials:
      url.username === "" ? null : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    isTlsFromTheStart,
    isLocal: LOCAL.test(url.hostname),
    from: MAIL_FROM,
    gatherSeconds: MAIL_GATHER_SECONDS,
  };
}
