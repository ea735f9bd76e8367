import type { Tone } from "@/components/ui/notice";
import { daysBetween } from "@/core/attention/days";
import type { DigestConnection, DigestRide } from "@/core/attention/digest";
import type { Standing } from "@/core/attention/standing";
import { formatNumber } from "@/core/format";
import { localDay } from "@/core/local-day";
import { providerName } from "@/core/provider-name";

/** `today`, `yesterday`, `9 days ago` */
export function agoInWords({ startedAt, offsetMinutes }: DigestRide, today: string): string {
  const days = Math.max(daysBetween(localDay(startedAt, offsetMinutes), today), 0);
  return days === 0 ? "today" : days === 1 ? "yesterday" : `${days} days ago`;
}

/** A form with the word that coaches have for it. */
export function formInWords(standing: Standing | null): { number: string; words: string } {
  if (standing === null) return { number: "", words: "not known" };
  const { form } = standing;
  const words = form > 5 ? "fresh" : form >= -10 ? "level" : form >= -30 ? "loaded" : "far below";
  return { number: formatNumber(form), words };
}

/** The state of a connection in words; null is none. */
export function connectionInWords(connection: DigestConnection | null): { tone: Tone; words: string } {
  if (connection === null) return { tone: "plain", words: "None" };
  const name = providerName(connection.provider);
  return connection.state === "broken"
    ? { tone: "attention", words: `${name}: sign-in` }
    : { tone: "good", words: name };
}
