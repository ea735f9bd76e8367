import type { HealthFigureName, HealthFigures } from "./health";
import type { HealthType } from "./wanted-data";

/** One thing that a provider told of one day. */
export interface ToldOfDay {
  /** `YYYY-MM-DD` */
  day: string;
  type: HealthType;
  provider: string;
  figures: HealthFigures;
}

/** All that is known of one day, put together. */
export interface DayOfHealth {
  day: string;
  figures: HealthFigures;
}

/** Where several types tell the same, the last of these counts: the resting heart rate of a day before that of a scale. */
const BY_WEIGHT: readonly HealthType[] = ["body", "sleep", "nutrition", "menstruation", "daily"];

/**
 * Puts together what was told of each day, oldest first. The sleeps of a day, naps too, are added up; where two providers
 * tell of the same night, the one that tells of more sleep counts.
 *
 * @param told of each type and day the latest word last
 */
export function healthDays(told: readonly ToldOfDay[]): DayOfHealth[] {
  const days = Map.groupBy(told, ({ day }) => day);
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, ofDay]) => ({
      day,
      figures: Object.assign(
        {},
        ...BY_WEIGHT.map((type) => {
          const ofType = ofDay.filter((one) => one.type === type);
          return type === "sleep" ? sleepOf(ofType) : Object.assign({}, ...ofType.map(({ figures }) => figures));
        }),
      ),
    }));
}

const ADDED: readonly HealthFigureName[] = [
  "asleepSeconds",
  "deepSeconds",
  "lightSeconds",
  "remSeconds",
  "awakeSeconds",
  "inBedSeconds",
];

function sleepOf(sleeps: readonly ToldOfDay[]): HealthFigures {
  const byProvider = [...Map.groupBy(sleeps, ({ provider }) => provider).values()].map(addedUp);
  return byProvider.reduce((best, one) => (lengthOf(one) > lengthOf(best) ? one : best), byProvider[0] ?? {});
}

/** What cannot be added up is that of the longest: the night. */
function addedUp(sleeps: readonly ToldOfDay[]): HealthFigures {
  const [night = {}, ...naps] = sleeps
    .map(({ figures }) => figures)
    .toSorted((one, other) => lengthOf(other) - lengthOf(one));
  const sum = { ...night };
  for (const nap of naps) {
    for (const name of ADDED) {
      const value = nap[name];
      if (value !== undefined) sum[name] = (sum[name] ?? 0) + value;
    }
  }
  return sum;
}

const lengthOf = ({ asleepSeconds, inBedSeconds }: HealthFigures) => asleepSeconds ?? inBedSeconds ?? 0;
