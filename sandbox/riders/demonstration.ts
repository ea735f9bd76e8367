import { type Chance, chanceOf } from "../model/chance";
import { intervals, race, secondsOf, steady, type Workout } from "../model/effort";
import type { Fault } from "../model/head-unit";
import type { Rider } from "../model/ride";
import { type Cyclist, type PlannedRide, planRide } from "./rider";
import { type Road, roadOfAbout } from "./roads";
import { clockIn, compactDate, DAY_MS } from "./zone";

/** Eighteen months. */
const SEASON_DAYS = 548;

/** Threshold power by day of the season: a summer, a winter on the roller, three weeks ill in bed, a better summer. */
const FTP_WATTS: [day: number, watts: number][] = [
  [0, 210],
  [110, 224],
  [160, 220],
  [290, 243],
  [325, 231],
  [430, 256],
  [SEASON_DAYS, 265],
];

const BREAK = { from: 298, to: 319 };
const RACE_AFTER = 468;
const LONG_RIDES_AFTER = [75, 396, 447];
const LOST_SENSOR_AFTER = 425;

const ZONE = "Europe/Paris";
const HOME = { latitude: 46.61, longitude: 2.43, ruggedness: 1.15 };

/**
 * The rider whom a newcomer may look at: eighteen months with progress, a break, a race and all that goes wrong.
 *
 * @param today the day after their last ride
 */
export function demonstrationRider(today: Date): Cyclist {
  const firstDay = new Date(today.getTime() - SEASON_DAYS * DAY_MS);
  const cyclist: Cyclist = {
    id: "demonstration",
    name: "Robin Vale",
    about: "Eighteen months: intervals, long Saturdays, winters indoors, a race and a break",
    zone: ZONE,
    faults: [],
    type: 16,
    bodyOn: (day) => bodyAfter((day.getTime() - firstDay.getTime()) / DAY_MS),
    history: () => season(cyclist, firstDay),
  };
  return cyclist;
}

function bodyAfter(days: number): Rider {
  const progress = Math.min(1, Math.max(0, days / SEASON_DAYS));
  return {
    ftpWatts: Math.round(ftpAfter(days)),
    massKg: 74 - 3 * progress,
    restingBpm: 57 - 6 * progress,
    maxBpm: 188,
    home: HOME,
  };
}

function ftpAfter(days: number): number {
  const next = FTP_WATTS.findIndex(([day]) => day > days);
  const [toDay, toWatts] = FTP_WATTS.at(next) ?? [SEASON_DAYS, 265];
  const [fromDay, fromWatts] = FTP_WATTS[next - 1] ?? [toDay, toWatts];
  return toDay === fromDay ? toWatts : fromWatts + ((toWatts - fromWatts) * (days - fromDay)) / (toDay - fromDay);
}

/** Oldest first. */
function season(cyclist: Cyclist, firstDay: Date): PlannedRide[] {
  const days = Array.from({ length: SEASON_DAYS }, (_, index) => ({
    index,
    date: new Date(firstDay.getTime() + index * DAY_MS),
  }));
  return days.flatMap((day) => {
    const chance = chanceOf(`season day ${day.index}`);
    const intent = intentOf(day, chance);
    return intent ? [planned(cyclist, day, intent, chance)] : [];
  });
}

interface Day {
  index: number;
  date: Date;
}

interface Intent {
  title: string;
  workout: Workout;
  minutes: number;
  road: Road | null;
  hasCafeStop?: boolean;
  faults?: Fault[];
}

const TUESDAY = 2;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 0;

const isWinter = ({ date }: Day) => [10, 11, 0, 1].includes(date.getUTCMonth());

/** Yesterday, when all this is looked at for the first time. */
const isLastDay = ({ index }: Day) => index === SEASON_DAYS - 1;

/** Within the week that follows that day of the season. */
const isSoonAfter = ({ index }: Day, day: number) => index >= day && index < day + 7;

/** What a day of the week is for, and whether it is kept. */
function intentOf(day: Day, chance: Chance): Intent | null {
  if (day.index >= BREAK.from && day.index < BREAK.to) return null;
  const weekday = day.date.getUTCDay();
  if (isLastDay(day)) return coffeeRide(day);
  if (weekday === TUESDAY && chance.isLucky(0.87)) return hardTuesday(day, chance);
  if (weekday === THURSDAY && chance.isLucky(0.78)) return easyThursday(day, chance);
  if (weekday === SATURDAY) return saturday(day, chance);
  if (weekday === SUNDAY) return sunday(day, chance);
  return null;
}

interface Session {
  title: string;
  workout: Workout;
}

const SESSIONS: readonly [Session, ...Session[]] = [
  { title: "4 × 8 min threshold", workout: intervals(4, { seconds: 480, share: 1.0 }, { seconds: 240, share: 0.5 }) },
  {
    title: "3 × 12 min sweet spot",
    workout: intervals(3, { seconds: 720, share: 0.91 }, { seconds: 240, share: 0.5 }),
  },
  { title: "5 × 4 min VO2max", workout: intervals(5, { seconds: 240, share: 1.13 }, { seconds: 210, share: 0.48 }) },
  { title: "12 × 40/20", workout: intervals(12, { seconds: 40, share: 1.28 }, { seconds: 20, share: 0.5 }, 0.62) },
  { title: "2 × 20 min", workout: intervals(2, { seconds: 1200, share: 0.95 }, { seconds: 360, share: 0.5 }) },
];

function hardTuesday(day: Day, chance: Chance): Intent {
  const { title, workout } = chance.pick(SESSIONS);
  const minutes = Math.max(55, Math.ceil(secondsOf(workout) / 60) + 6);
  const isIndoor = isWinter(day);
  return {
    title: isIndoor ? `Roller: ${title}` : title,
    workout,
    minutes,
    road: isIndoor ? null : roadFor(minutes, day),
  };
}

function easyThursday(day: Day, chance: Chance): Intent {
  const minutes = chance.between(48, 72);
  const workout = steady(chance.between(0.62, 0.74));
  if (isWinter(day) && chance.isLucky(0.75)) return { title: "Roller: steady hour", workout, minutes, road: null };
  const road = roadFor(minutes, day, chance.isLucky(0.3) ? 1 : 0);
  return { title: chance.pick(["Evening ride", "After work", road.name]), workout, minutes, road };
}

function saturday(day: Day, chance: Chance): Intent | null {
  if (LONG_RIDES_AFTER.some((start) => isSoonAfter(day, start))) {
    const road = roadOfAbout(chance.pick([126, 138]));
    return { title: road.name, workout: steady(0.66), minutes: (road.km / 28) * 60, road, hasCafeStop: true };
  }
  if (isSoonAfter(day, RACE_AFTER)) {
    return {
      title: "Openers",
      workout: intervals(4, { seconds: 60, share: 1.15 }, { seconds: 180, share: 0.5 }),
      minutes: 45,
      road: roadFor(45, day),
    };
  }
  if (isSoonAfter(day, LOST_SENSOR_AFTER)) return weekend(day, chance, 105, ["power lost"]);
  return chance.isLucky(0.86) ? weekend(day, chance, isWinter(day) ? 80 : chance.between(85, 145), []) : null;
}

function sunday(day: Day, chance: Chance): Intent | null {
  if (isSoonAfter(day, RACE_AFTER)) {
    const road = roadOfAbout(98);
    return { title: "Tour of the Five Valleys (race)", workout: race(0.79), minutes: 205, road };
  }
  if (!chance.isLucky(isWinter(day) ? 0.1 : 0.22)) return null;
  return coffeeRide(day);
}

function coffeeRide(day: Day): Intent {
  const road = roadFor(60, day, 1);
  return { title: "Coffee ride", workout: steady(0.56), minutes: 60, road, hasCafeStop: true };
}

function weekend(day: Day, chance: Chance, minutes: number, faults: Fault[]): Intent {
  const road = roadFor(minutes, day, chance.isLucky(0.35) ? 1 : 0);
  const workout = steady(chance.between(0.66, 0.76));
  return { title: road.name, workout, minutes, road, hasCafeStop: chance.isLucky(0.4), faults };
}

/** Stronger riders come further in the same time. */
const roadFor = (minutes: number, { index }: Day, nth = 0) =>
  roadOfAbout((minutes / 60) * (26.5 + (ftpAfter(index) - 210) / 15), nth);

function planned(cyclist: Cyclist, day: Day, intent: Intent, chance: Chance): PlannedRide {
  const { title, workout, minutes, road } = intent;
  const isWeekend = [SATURDAY, SUNDAY].includes(day.date.getUTCDay());
  const minutesOfDay = isWeekend ? chance.between(8.2 * 60, 10 * 60) : chance.between(17.6 * 60, 18.7 * 60);
  return planRide(cyclist, {
    summaryId: `${cyclist.id}-${compactDate(day.date)}`,
    seed: `season ride ${day.index}`,
    title,
    minutes,
    workout,
    ...clockIn(cyclist.zone, day.date, minutesOfDay),
    course: road
      ? { isIndoor: false, routeName: road.name, km: road.km, hasCafeStop: intent.hasCafeStop ?? false }
      : { isIndoor: true, minutes: Math.round(minutes) },
    faults: [...(intent.faults ?? []), ...mishaps(road !== null, chance)],
  });
}

function mishaps(isOutdoors: boolean, chance: Chance): Fault[] {
  const all: [Fault, number][] = [
    ["heart rate drops out", 0.07],
    ["late fix", isOutdoors ? 0.25 : 0],
    ["tunnel", isOutdoors ? 0.05 : 0],
  ];
  return all.filter(([, probability]) => chance.isLucky(probability)).map(([fault]) => fault);
}
