import { z } from "zod";
import { WINDOW_DAYS } from "@/core/history-windows";

const number = (least: number) => z.coerce.number().min(least);

/** Terra refuses to be asked for more days in one request (terra-api.md, 1.5). */
const MOST_DAYS_A_REQUEST = 1825;

/** The settings of how Terra is asked for the past, and of when its silence is too long, as they stand in the environment. */
export const CARE_SETTINGS = {
  /** A window of the past of which nothing has come is looked into after so long. */
  HISTORY_SETTLE_SECONDS: number(0).default(30),
  /** What Terra said it would send and did not is asked for again after so long. */
  HISTORY_ANSWER_HOURS: number(0.01).default(2),
  /** How many days of the past are asked for at a time. */
  HISTORY_WINDOW_DAYS: number(1).int().max(MOST_DAYS_A_REQUEST).default(WINDOW_DAYS),
  GAP_REPAIR_DAYS: number(0).max(MOST_DAYS_A_REQUEST).default(7),
  SILENCE_WARN_HOURS: number(0).default(2),
  SILENCE_PAGE_HOURS: number(0).default(6),
};

export interface CareSettings {
  settleSeconds: number;
  answerHours: number;
  /** Whole days of one window of the past. */
  windowDays: number;
  /** How many days every connection is asked for each night; 0 asks for none. */
  gapRepairDays: number;
  /** 0 never warns. */
  silenceWarnHours: number;
  silencePageHours: number;
}

type Raw = { [Name in keyof typeof CARE_SETTINGS]: number };

export const toCareSettings = (raw: Raw): CareSettings => ({
  settleSeconds: raw.HISTORY_SETTLE_SECONDS,
  answerHours: raw.HISTORY_ANSWER_HOURS,
  windowDays: raw.HISTORY_WINDOW_DAYS,
  gapRepairDays: raw.GAP_REPAIR_DAYS,
  silenceWarnHours: raw.SILENCE_WARN_HOURS,
  silencePageHours: raw.SILENCE_PAGE_HOURS,
});
