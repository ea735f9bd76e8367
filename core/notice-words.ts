import { FIGURE_WORDS } from "./explain/figure-words";
import { formatDayOfYear } from "./format";
import type { UserId } from "./ids";
import type { NoticeContent, NoticeKind } from "./notices";
import { providerName } from "./provider-name";

/**
 * What of it a notice may name: the title of its ride; where it is about no ride, all; nothing of a ride or of figures (a mail);
 * or that what it is about is not to be seen now.
 */
export type Named = { title: string } | "in-sight" | "unnamed" | "out-of-sight";

/** One sentence that says what happened, and the page on which it is to be seen; null where there is none. */
export interface NoticeWords {
  text: string;
  href: string | null;
}

/**
 * What a notice says to whom it is for.
 *
 * @param reader whose notice it is
 */
export function noticeWords(content: NoticeContent, reader: UserId, named: Named): NoticeWords {
  const unlessGone = (href: string) => (named === "out-of-sight" ? null : href);
  switch (content.kind) {
    case "comment":
      return commentWords(content, content.riderId === reader, named);
    case "ride-arrived":
      return { text: arrivedWords(content.name, named), href: unlessGone(rideOf(content)) };
    case "how-was-it":
      return {
        text: typeof named === "object" ? `How was “${named.title}”?` : "How was your ride?",
        href: unlessGone(`/rides/${content.rideId}`),
      };
    case "figures-set":
      return {
        text: `${content.name} ${content.isTakenBack ? "took back" : "set"} ${figuresInWords(content, named)}.`,
        href: "/settings/figures",
      };
    case "consent-changed":
      return {
        text: `${content.name} changed what you can see of them.`,
        href: unlessGone(`/athletes/${content.personId}`),
      };
    case "coaching-begun":
      return content.theyAre === "coach"
        ? { text: `${content.name} is your coach now.`, href: unlessGone(`/settings/coaches/${content.personId}`) }
        : { text: `You coach ${content.name} now.`, href: unlessGone(`/athletes/${content.personId}`) };
    case "coaching-ended":
      return content.theyAre === "coach"
        ? { text: `${content.name} is not your coach any more, and sees nothing of yours.`, href: "/settings/coaches" }
        : { text: `You do not coach ${content.name} any more.`, href: null };
    case "connection-broken":
      return {
        text: `${providerName(content.provider)} lets no rides through: it needs you. What has come is safe.`,
        href: "/settings/connections",
      };
  }
}

type Of<Kind extends NoticeKind> = Extract<NoticeContent, { kind: Kind }>;

function commentWords(content: Of<"comment">, isOwn: boolean, named: Named): NoticeWords {
  const does = content.isQuestion ? "asked something about" : "wrote about";
  const ride = isOwn ? `/rides/${content.rideId}` : rideOf(content);
  return {
    text: `${content.name} ${does} ${rideInWords(named, isOwn)}.`,
    href: named === "out-of-sight" ? null : `${ride}#talk`,
  };
}

function arrivedWords(name: string, named: Named): string {
  if (typeof named === "object") return `${name} has ridden “${named.title}”.`;
  return named === "out-of-sight" ? `${name} has ridden. You cannot see that ride now.` : `${name} has ridden.`;
}

function figuresInWords({ figures, validFrom }: Of<"figures-set">, named: Named): string {
  if (named === "unnamed" || figures.length === 0) return "figures that your rides are measured by";
  const from = validFrom === null ? "" : `, from ${formatDayOfYear(new Date(validFrom), 0)} on`;
  return `your ${listed(figures.map((figure) => lowerFirst(FIGURE_WORDS[figure])))}${from}`;
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** What somebody is told by each kind, for choosing. */
export const KIND_WORDS: Record<NoticeKind, { label: string; hint: string }> = {
  comment: { label: "Comments and questions", hint: "Somebody wrote about a ride, as coach or as athlete." },
  "connection-broken": {
    label: "A connection needs you",
    hint: "Your provider wants a new sign-in: until then no rides come.",
  },
  "how-was-it": { label: "How was it?", hint: "A new ride of yours asks for effort, feeling and a sentence." },
  "figures-set": { label: "Figures set by a coach", hint: "Thresholds or zones that your rides are measured by." },
  "ride-arrived": { label: "An athlete has ridden", hint: "A new ride of somebody whom you coach." },
  "consent-changed": { label: "An athlete changed what you see", hint: "More or less of their rides, from now on." },
  "coaching-begun": { label: "A coaching begins", hint: "An invitation was accepted, yours or theirs." },
  "coaching-ended": { label: "A coaching ends", hint: "From that moment nothing is seen any more." },
};

const rideOf = ({ riderId, rideId }: { riderId: string; rideId: string }) => `/athletes/${riderId}/rides/${rideId}`;

function rideInWords(named: Named, isOwn: boolean): string {
  if (typeof named === "object") return `“${named.title}”`;
  if (named === "out-of-sight") return isOwn ? "a ride that is not there any more" : "a ride that you cannot see now";
  return isOwn ? "a ride of yours" : "a ride of theirs";
}

/** `weight`, `weight and threshold power`, `weight, threshold power and highest heart rate` */
function listed(words: readonly string[]): string {
  const [last = "", ...others] = words.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(", ")} and ${last}`;
}
