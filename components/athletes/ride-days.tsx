import { type Day, mondayOf, plusDays } from "@/core/attention/days";

const WEEKS = 17;
const STEP = 14;

/** The days of the last months, a column a week, Monday at the top: filled where there was a ride. */
export function RideDays({ rideDays, today }: { rideDays: readonly Day[]; today: Day }) {
  const first = plusDays(mondayOf(today), -7 * (WEEKS - 1));
  const ridden = new Set(rideDays);
  const days = Array.from({ length: WEEKS * 7 }, (_, index) => ({ index, day: plusDays(first, index) }));
  return (
    <svg viewBox={`0 0 ${WEEKS * STEP} ${7 * STEP}`} aria-hidden="true" className="w-full max-w-80">
      {days
        .filter(({ day }) => day <= today)
        .map(({ index, day }) => (
          <rect
            key={day}
            x={Math.floor(index / 7) * STEP + 1}
            y={(index % 7) * STEP + 1}
            width={STEP - 3}
            height={STEP - 3}
            rx="2"
            className={ridden.has(day) ? "fill-accent" : "fill-line"}
          />
        ))}
    </svg>
  );
}
