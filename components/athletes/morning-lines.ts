import type { Reason } from "@/core/attention/attention";
import type { RuleName } from "@/core/attention/rules";
import type { UserId } from "@/core/ids";
import { evidenceAddress } from "./evidence-address";

/** What a server is told of a line that is put away or brought back. */
export interface LineRef {
  athleteId: UserId;
  rule: RuleName;
  evidence: string;
}

/** A line as it is drawn. */
export interface MorningLine extends LineRef {
  key: string;
  name: string;
  reason: string;
  href: string;
  label: string;
}

export interface MorningGroup {
  athleteId: UserId;
  name: string;
  groupName: string | null;
  lines: MorningLine[];
}

/** A reason with where a press on it leads. */
export function toLine(
  { athleteId, name }: { athleteId: UserId; name: string },
  { rule, reason, evidence }: Reason,
): MorningLine {
  return {
    athleteId,
    name,
    rule,
    evidence: evidence.key,
    key: `${athleteId} ${rule} ${evidence.key}`,
    reason,
    href: evidenceAddress(athleteId, evidence.place),
    label: evidence.label,
  };
}

/** How long a line can be put off. */
export const PUT_OFF = [
  { days: 1, label: "For a day" },
  { days: 3, label: "For three days" },
  { days: 7, label: "For a week" },
] as const;

const NUMBERS = [
  "No athlete",
  "One athlete",
  "Two athletes",
  "Three athletes",
  "Four athletes",
  "Five athletes",
  "Six athletes",
];

/** `Two athletes need you today` */
export function needInWords(count: number): string {
  const who = NUMBERS[count] ?? `${count} athletes`;
  return `${who} ${count === 1 ? "needs" : "need"} you today`;
}

/** Of how many athletes whom no rule names what is known. */
export interface Others {
  /** With rides, and nothing that a rule tells of. */
  fine: number;
  /** Without a ride that the viewer sees. */
  rideless: number;
  /** Whose numbers are still to come. */
  awaited: number;
}

/** What stands above a list without a line. Nobody is called fine of whom nothing is known. */
export function restInWords({ fine, rideless, awaited }: Others): string {
  if (awaited > 0) return fine + rideless === 0 ? "In a moment" : "Nobody needs you so far";
  if (rideless > 0) return "Nobody needs you today";
  return fine === 1 ? "Your athlete is fine today" : "Everyone is fine today";
}

/** Of those whom no rule names, kindly; and of whom nothing is known yet. */
export function othersInWords({ fine, rideless, awaited }: Others, needy: number): string {
  const others = needy === 0 ? "" : "other ";
  const isAll = rideless + awaited === 0;
  const told =
    fine === 0
      ? ""
      : isAll
        ? fine === 1
          ? `The ${others}one is fine.`
          : `The ${others}${fine} are fine.`
        : `${fine} ${fine === 1 ? "is" : "are"} fine.`;
  const none = rideless === 0 ? "" : `Of ${rideless} there is no ride yet.`;
  const soon = awaited === 0 ? "" : `The numbers of ${awaited} are being worked out and come by themselves.`;
  return [told, none, soon].filter(Boolean).join(" ");
}
