import { chanceOf } from "../model/chance";
import { intervals, steady } from "../model/effort";
import type { Fault } from "../model/head-unit";
import type { Rider } from "../model/ride";
import { type Cyclist, type PlannedRide, planRide } from "./rider";
import { roadOfAbout } from "./roads";
import { clockIn, compactDate, DAY_MS } from "./zone";

interface Person {
  id: string;
  name: string;
  about: string;
  zone: string;
  faults: Fault[];
  type: number;
  body: Rider;
  /** Of ten rides, how many are on the roller. */
  indoorsOfTen: number;
}

/** People for newcomers to be: six weeks of riding behind them, and the next ride whenever a button is pressed. */
const PEOPLE: Person[] = [
  {
    id: "ines",
    name: "Ines Ferro",
    about: "Road, with power and heart rate; hills all around",
    zone: "Europe/Lisbon",
    faults: [],
    type: 16,
    body: {
      ftpWatts: 228,
      massKg: 61,
      restingBpm: 48,
      maxBpm: 191,
      home: { latitude: 39.72, longitude: -7.41, ruggedness: 1.4 },
    },
    indoorsOfTen: 1,
  },
  {
    id: "tom",
    name: "Tom Adeyemi",
    about: "Rides for the cake; heart rate, no power meter",
    zone: "Europe/London",
    faults: ["no power meter"],
    type: 1,
    body: {
      ftpWatts: 195,
      massKg: 84,
      restingBpm: 60,
      maxBpm: 182,
      home: { latitude: 52.42, longitude: 0.61, ruggedness: 0.35 },
    },
    indoorsOfTen: 0,
  },
  {
    id: "mei",
    name: "Mei Sandberg",
    about: "Gravel and long winters on the roller",
    zone: "Europe/Stockholm",
    faults: [],
    type: 150,
    body: {
      ftpWatts: 251,
      massKg: 66,
      restingBpm: 45,
      maxBpm: 186,
      home: { latitude: 59.11, longitude: 15.02, ruggedness: 0.8 },
    },
    indoorsOfTen: 4,
  },
];

/** @param today the day after their last ride */
export const newcomers = (today: Date): Cyclist[] => PEOPLE.map((person) => cyclistOf(person, today));

function cyclistOf(person: Person, today: Date): Cyclist {
  const { body, indoorsOfTen, ...told } = person;
  const cyclist: Cyclist = {
    ...told,
    bodyOn: () => body,
    history: () => sixWeeks(cyclist, indoorsOfTen, today),
  };
  return cyclist;
}

const DAYS = 42;

function sixWeeks(cyclist: Cyclist, indoorsOfTen: number, today: Date): PlannedRide[] {
  const every = Array.from({ length: DAYS / 3 }, (_, index) => DAYS - 3 * index - 1);
  return every.map((daysAgo) => {
    const day = new Date(today.getTime() - daysAgo * DAY_MS);
    const chance = chanceOf(`${cyclist.id} ${daysAgo} days ago`);
    return planRide(cyclist, {
      summaryId: `${cyclist.id}-${compactDate(day)}`,
      seed: `${cyclist.id} ${daysAgo}`,
      ...outingOf(chance.between(45, 100), chance.isLucky(indoorsOfTen / 10), chance.isLucky(0.3)),
      ...clockIn(cyclist.zone, day, chance.between(8 * 60, 18 * 60)),
      faults: chance.isLucky(0.2) ? ["late fix"] : [],
    });
  });
}

/** A ride of about so many minutes. */
export function outingOf(minutes: number, isIndoor: boolean, isHard: boolean) {
  const workout = isHard ? intervals(4, { seconds: 300, share: 1.02 }, { seconds: 180, share: 0.5 }) : steady(0.68);
  if (isIndoor) {
    const title = isHard ? "Roller: 4 × 5 min" : "Roller";
    return { title, minutes, workout, course: { isIndoor: true as const, minutes: Math.round(minutes) } };
  }
  const road = roadOfAbout((minutes / 60) * 27);
  const course = { isIndoor: false as const, routeName: road.name, km: road.km, hasCafeStop: minutes > 80 };
  return { title: road.name, minutes, workout, course };
}
