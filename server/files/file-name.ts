import { localDay } from "@/core/local-day";
import type { RecordedRide } from "@/core/ride";

/** What the file systems of some machine take for a path, a wildcard or a stream, and what nobody can type. */
const UNWANTED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|%]+/gu;

const LONGEST_NAME = 80;

/** A name without folders that every file system takes; nothing when nothing is left. */
function plainName(text: string): string {
  const plain = text.replace(UNWANTED, " ").replace(/\s+/g, " ").trim();
  return [...plain]
    .slice(0, LONGEST_NAME)
    .join("")
    .replace(/^[. ]+|[. ]+$/g, "");
}

/** What a ride's file is called: by the day on which it was ridden there, and its title. */
export const rideFileName = (
  { title, startedAt, offsetMinutes }: { title: string } & Pick<RecordedRide, "startedAt" | "offsetMinutes">,
  extension: string,
): string => `${localDay(startedAt, offsetMinutes)} ${plainName(title) || "Ride"}.${extension}`;

/** A file's own name without the folders and the compression that it came in. */
export function ownFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return plainName(last.replace(/\.gz$/i, "")) || "ride";
}

/**
 * Has a browser save an answer under this name, and an old one under what ASCII has of it.
 *
 * @see RFC 6266, appendix D, and RFC 8187 for the letters
 */
export function asAttachment(name: string): string {
  const ascii = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^\x20-\x7e]+/g, "_");
  const letters = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (letter) => `%${hex(letter)}`);
  return `attachment; filename="${ascii.replace(/["\\]/g, "_")}"; filename*=UTF-8''${letters}`;
}

const hex = (letter: string) => letter.charCodeAt(0).toString(16).toUpperCase();
