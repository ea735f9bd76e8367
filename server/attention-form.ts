import { z } from "zod";
import { RULE_NAMES } from "@/core/attention/rules";
import { cleanText } from "@/core/clean-text";
import { parseUserId } from "@/core/ids";
import type { Line } from "./data/attention";

const athleteId = z.string().transform((text, context) => {
  const id = parseUserId(text);
  if (id === null) context.addIssue("Not an id");
  return id ?? z.NEVER;
});

const LineRef = z.object({ athleteId, rule: z.enum(RULE_NAMES), evidence: z.string().min(1).max(400) });

/** How long a line is put away, in days; null is for good. */
const Days = z.union([z.literal(1), z.literal(3), z.literal(7), z.null()]);

/** A line of the morning list as a browser names it; null when it can be none. */
export const parseLine = (value: unknown): Line | null => LineRef.safeParse(value).data ?? null;

/** @returns undefined for what nobody can choose */
export const parseDays = (value: unknown): number | null | undefined => Days.safeParse(value).data;

const LONGEST_GROUP = 40;

const Group = z.object({ athleteId, group: z.string().max(400) });

/** Which group an athlete is put into, null for none; null when the form is none of ours. */
export function parseGroup(typed: unknown): { athleteId: Line["athleteId"]; groupName: string | null } | null {
  const form = Group.safeParse(typed);
  if (!form.success) return null;
  const name = [...(cleanText(form.data.group) ?? "")].slice(0, LONGEST_GROUP).join("").trim();
  return { athleteId: form.data.athleteId, groupName: name || null };
}
