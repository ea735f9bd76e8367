import { cleanText } from "@/core/clean-text";
import type { UserId } from "@/core/ids";
import { noticeWords } from "@/core/notice-words";
import type { NoticeContent, NoticeKind } from "@/core/notices";
import { env } from "../env";
import type { NewMail } from "./send";
import { withoutLinks } from "./without-links";

/** One notice of a mail. */
export interface MailedNotice {
  id: string;
  content: NoticeContent;
}

/** One line of a mail: what happened, once or several times, and where it is to be seen. */
interface Line {
  text: string;
  times: number;
  href: string;
}

const MOST_LINES = 20;

/**
 * The mail that tells of notices, the newest first. It names people and says what happened, and nothing of a ride, of a body or
 * of what was written: it lies unencrypted on machines that are not ours. That is behind its links, under sight.
 *
 * @param notices at least one
 * @param token by which its reader unsubscribes
 */
export function noticeMail(
  notices: readonly MailedNotice[],
  reader: UserId,
  token: string,
): Omit<NewMail, "to" | "kind"> {
  const lines = toLines(notices, reader);
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  const links = linksOf(token, onlyKind(notices));
  return {
    subject: subjectOf(lines),
    text: toText(shown, more, links),
    html: toHtml(shown, more, links),
    unsubscribeUrl: links.unsubscribeUrl,
  };
}

/** What is said in the same words is said once, with the link of the newest. */
function toLines(notices: readonly MailedNotice[], reader: UserId): Line[] {
  const lines = new Map<string, Line>();
  for (const { id, content } of notices) {
    const { text } = noticeWords(withPlainName(content), reader, "unnamed");
    const line = lines.get(text);
    if (line) line.times++;
    else lines.set(text, { text, times: 1, href: `${env().publicUrl}/notices/${id}` });
  }
  return [...lines.values()];
}

/** Whoever wrote it is called what they call themself: no link comes of it, and no further line of the head. */
const withPlainName = (content: NoticeContent): NoticeContent =>
  "name" in content ? { ...content, name: withoutLinks(cleanText(content.name) ?? "Somebody") } : content;

const onlyKind = (notices: readonly MailedNotice[]): NoticeKind | null => {
  const [kind, ...others] = new Set(notices.map(({ content }) => content.kind));
  return kind !== undefined && others.length === 0 ? kind : null;
};

function subjectOf(lines: readonly Line[]): string {
  const [first, ...others] = lines;
  const begin = (first?.text ?? "").replace(/\.$/, "");
  return others.length === 0 ? begin : `${begin}, and ${others.length} more`;
}

/** The ways on from a mail, in the order in which they stand in it. */
interface Links {
  ways: { words: string; href: string }[];
  /** For mail programs: one request to it, and its like comes no more. */
  unsubscribeUrl: string;
}

function linksOf(token: string, kind: NoticeKind | null): Links {
  const { publicUrl } = env();
  const ofKind = kind === null ? "" : `?kind=${kind}`;
  const all = { words: "No more mails", href: `${publicUrl}/unsubscribe/${token}` };
  return {
    ways: [
      { words: "All notices", href: `${publicUrl}/notices` },
      { words: "Choose what you are told by mail", href: `${publicUrl}/settings/notices` },
      ...(kind === null ? [] : [{ words: "No more mails of this kind", href: `${all.href}${ofKind}` }]),
      all,
    ],
    unsubscribeUrl: `${publicUrl}/api/unsubscribe/${token}${ofKind}`,
  };
}

const inWords = ({ text, times }: Line) => (times === 1 ? text : `${text.replace(/\.$/, "")}, ${times} times.`);
const moreInWords = (more: number) => (more === 0 ? [] : [`And ${more} more.`]);

const toText = (lines: readonly Line[], more: number, { ways }: Links): string =>
  [
    ...lines.map((line) => `${inWords(line)}\n${line.href}`),
    ...moreInWords(more),
    `-- \n${ways.map(({ words, href }) => `${words}: ${href}`).join("\n")}`,
  ].join("\n\n");

const toHtml = (lines: readonly Line[], more: number, { ways }: Links): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:1.5em auto;padding:0 1em">
${lines.map((line) => `<p>${link(line.href, escapeHtml(inWords(line)))}</p>`).join("\n")}
${moreInWords(more)
  .map((words) => `<p>${words}</p>`)
  .join("")}
<hr style="border:0;border-top:1px solid #8a867f"><p style="font-size:13px">
${ways.map(({ words, href }) => link(href, words)).join(" · ")}
</p></body></html>
`;

const link = (href: string, words: string) => `<a href="${escapeHtml(href)}">${words}</a>`;

/** Names are anybody's. */
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
