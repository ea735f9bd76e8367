import type { ZodError } from "zod";
import type { PasswordFault } from "@/server/accounts/passwords";

export const PASSWORD_FAULT: Record<PasswordFault, string> = {
  "too-short": "At least 8 characters, please. A few words in a row are long and easy to keep in mind.",
  "too-long": "128 characters at most, please.",
  "too-common": "This one is among the most common passwords, and the first to be tried. Please take another.",
  "about-you": "This is your name or your address. Please take something that others cannot guess.",
};

/** A sentence for each field, the first that was found. */
export function problemsIn(error: ZodError): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const { path, message } of error.issues) problems[String(path[0])] ??= message;
  return problems;
}

/** What had been typed into these fields. Never a password. */
export const typedInto = (form: FormData, fields: string[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field, String(form.get(field) ?? "").slice(0, 300)]));

export function pleaseWait(waitMs: number): string {
  const minutes = Math.ceil(waitMs / 60_000);
  return `There have been many tries in a short time. Please wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then try again.`;
}
