import { type Chance, chanceOf } from "../model/chance";
import { rounded } from "../model/rounded";
import type { Cyclist } from "./rider";
import { clockIn, DAY_MS, offsetMinutesIn } from "./zone";

/** What a scale, a wrist and a diary would say of one day of a rider. Invented by rule: the same day is always the same. */
export interface RiderDay {
  /** `2026-11-20` */
  date: string;
  /** Unix seconds of the day's first and of the next day's first moment, on the rider's own clock. */
  startedAt: number;
  endedAt: number;
  /** East of UTC, when it begins and when it ends: twice a year they differ. */
  offsetMinutes: number;
  endOffsetMinutes: number;
  chance: Chance;
  heightCm: number;
  weightKg: number;
  bodyFatPercentage: number;
  restingBpm: number;
  maxBpm: number;
  /** rMSSD, milliseconds. */
  hrvMs: number;
  steps: number;
  /** Kilocalories: at rest, moving, and eaten. */
  basal: number;
  active: number;
  eaten: number;
  sleep: { startedAt: number; endedAt: number; stages: Stage[] };
  /** Day of a cycle of 28 days, from 1; null for riders who do not write it down. */
  cycleDay: number | null;
}

export interface Stage {
  /** Terra's number: 1 awake, 4 light, 5 deep, 6 REM. */
  level: 1 | 4 | 5 | 6;
  /** Unix seconds. */
  startedAt: number;
  seconds: number;
}

/** Ridden energy of a day, in kilojoules at the pedals, which is about what it costs in kilocalories. */
export type RiddenOn = (date: string) => number;

const WRITES_A_DIARY = "ines";

/** @param date `2026-11-20` */
export function riderDay(cyclist: Cyclist, date: string, ridden: number): RiderDay {
  const day = new Date(`${date}T00:00:00Z`);
  const body = cyclist.bodyOn(day);
  const chance = chanceOf(`${cyclist.id} lives ${date}`);
  const { startedAt, offsetMinutes } = clockIn(cyclist.zone, day, 0);
  const end = clockIn(cyclist.zone, day, 24 * 60);
  const number = Math.round(day.getTime() / DAY_MS);
  // A season's swing of a kilogram, water from day to day, and a body that is tired after a hard day.
  const swing = 0.8 * Math.sin((number / 365) * 2 * Math.PI);
  const tired = Math.min(1, tiredness(cyclist, number) + 0.12 * chance.normal());
  const weightKg = rounded(body.massKg + swing + 0.25 * chance.normal(), 10);
  const basal = Math.round(22 * body.massKg + 250);
  const steps = Math.round(6200 + 2200 * chance.normal() ** 2 + 900 * chance.next());
  const active = Math.round(ridden + steps * 0.038);
  return {
    date,
    startedAt,
    endedAt: end.startedAt,
    offsetMinutes,
    endOffsetMinutes: end.offsetMinutes,
    chance,
    heightCm: Math.round(Math.sqrt(body.massKg / 22) * 100),
    weightKg,
    bodyFatPercentage: rounded(14 + 6 * chanceOf(cyclist.id).next() + 0.4 * swing + 0.2 * chance.normal(), 10),
    restingBpm: Math.round(body.restingBpm + 4 * tired),
    maxBpm: ridden > 0 ? Math.round(body.maxBpm - 10 + 6 * chance.next()) : Math.round(body.restingBpm + 62),
    hrvMs: Math.round(Math.max(18, 92 - 0.55 * body.restingBpm - 11 * tired + 4 * chance.normal())),
    steps,
    basal,
    active,
    eaten: Math.round(basal + 0.92 * active + 180 * chance.normal()),
    sleep: night(startedAt, tired, chance),
    cycleDay: cyclist.id === WRITES_A_DIARY ? (number % 28) + 1 : null,
  };
}

/** What the last days left behind, from 0 for rested: training comes in waves of about a week. */
const tiredness = (cyclist: Cyclist, number: number) =>
  0.4 + 0.35 * Math.sin((number / 7) * 2 * Math.PI + chanceOf(cyclist.id).next() * 6);

const CYCLE_SECONDS = 5_400;

/** From the evening before: cycles of an hour and a half, deep sleep early, dreams towards morning. */
function night(midnight: number, tired: number, chance: Chance): RiderDay["sleep"] {
  const startedAt = midnight - Math.round(4_200 - 2_400 * chance.next());
  const stages: Stage[] = [];
  let at = startedAt;
  const add = (level: Stage["level"], seconds: number) => {
    const whole = Math.round(seconds / 30) * 30;
    if (whole <= 0) return;
    stages.push({ level, startedAt: at, seconds: whole });
    at += whole;
  };
  add(1, 420 + 360 * chance.next());
  for (let cycle = 0; cycle < 5; cycle++) {
    const deep = Math.max(0.04, 0.3 - 0.075 * cycle + 0.05 * tired);
    const dream = 0.1 + 0.055 * cycle;
    add(4, CYCLE_SECONDS * (1 - deep - dream) * 0.6);
    add(5, CYCLE_SECONDS * deep);
    add(4, CYCLE_SECONDS * (1 - deep - dream) * 0.4);
    add(6, CYCLE_SECONDS * dream * chance.between(0.9, 1.1));
    if (chance.isLucky(0.5)) add(1, chance.between(60, 420));
  }
  add(1, 120);
  return { startedAt, endedAt: at, stages };
}

/** Days of the rider's own calendar that begin before `to` and end after `from`, both in Unix seconds. */
export function datesBetween(zone: string, from: number, to: number): string[] {
  const dates: string[] = [];
  const first = Math.floor((from + offsetMinutesIn(zone, from) * 60) / 86_400);
  for (let number = first; ; number++) {
    const day = new Date(number * DAY_MS);
    if (clockIn(zone, day, 0).startedAt >= to) return dates;
    dates.push(day.toISOString().slice(0, 10));
  }
}
