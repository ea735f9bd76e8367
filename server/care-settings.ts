import { z } from "zod";

const number = (least: number) => z.coerce.number().min(least);

/** The settings of how Terra is asked for the past, and of when its silence is too long, as they stand in the environment. */
export const CARE_SETTINGS = {
  /** A window of the past of which nothing has come is looked into after so long. */
  HISTORY_SETTLE_SECONDS: number(0).default(30),
  /** What Terra said it would send and did not is asked for again after so long. */
  HISTORY_ANSWER_HOURS: number(0.01).default(2),
  GAP_REPAIR_DAYS: number(0).max(1825).default(7),
  SILENCE_WARN_HOURS: number(0).default(2),
  SILENCE_PAGE_HOURS: number(0).default(6),
};

export interface CareSettings {
  settleSeconds: number;
  answerHours: number;
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
  gapRepairDays: raw.GAP_REPAIR_DAYS,
  silenceWarnHours: raw.SILENCE_WARN_HOURS,
  silencePageHours: raw.SILENCE_PAGE_HOURS,
});
