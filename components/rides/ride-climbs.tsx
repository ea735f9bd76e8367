import { Section } from "@/components/ui/page";
import { climbingWattsPerKilogram } from "@/core/climbs";
import { OTHER_FIGURES, type OtherFigure } from "@/core/explain/shown-figures";
import { UNKNOWN } from "@/core/format";
import type { Climb } from "@/core/ride";
import { Figure } from "./figure";
import { LitRow } from "./lit-row";

interface ClimbColumn {
  figure: OtherFigure;
  head: string;
  text: (climb: Climb) => string;
  /** Whether a phone has room for it. */
  isEssential: boolean;
}

const column = (
  figure: OtherFigure,
  head: string,
  quantityOf: (climb: Climb) => number,
  isEssential = true,
): ClimbColumn => ({ figure, head, text: (climb) => OTHER_FIGURES[figure].format(quantityOf(climb)), isEssential });

const COLUMNS: readonly ClimbColumn[] = [
  column("climbLength", "Length", ({ lengthMeters }) => lengthMeters),
  column("climbAscent", "Ascent", ({ ascentMeters }) => ascentMeters),
  column("climbGradient", "Gradient", ({ meanGradientPercent }) => meanGradientPercent),
  column("climbTime", "Time", ({ start, end }) => end - start, false),
  column("climbVam", "Climbing rate", ({ vamMetersPerHour }) => vamMetersPerHour, false),
  column(
    "climbPowerByWeight",
    "Estimated",
    ({ vamMetersPerHour, meanGradientPercent }) => climbingWattsPerKilogram(vamMetersPerHour, meanGradientPercent),
    false,
  ),
  { figure: "climbCategory", head: "Category", text: ({ category }) => category ?? UNKNOWN, isEssential: false },
];

/** The climbs of the ride, in the order in which they came. */
export function RideClimbs({ climbs }: { climbs: readonly Climb[] }) {
  if (climbs.length === 0) return null;
  return (
    <Section title="Climbs" aside={climbs.length === 1 ? "1 climb" : `${climbs.length} climbs`}>
      <table className="w-full text-right">
        <caption className="sr-only">The climbs of this ride</caption>
        <thead className="text-small text-muted">
          <tr className="border-b border-control">
            <th scope="col" className="py-2 text-left align-bottom font-normal">
              Climb
            </th>
            {COLUMNS.map(({ figure, head, isEssential }) => (
              <th key={figure} scope="col" className={`py-2 pl-3 align-bottom font-normal ${shownFrom(isEssential)}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {climbs.map((climb, index) => (
            <LitRow key={climb.start} span={climb} name={`climb ${index + 1}`} head={index + 1}>
              {COLUMNS.map(({ figure, text, isEssential }) => (
                <td key={figure} className={`py-1 pl-3 ${shownFrom(isEssential)}`}>
                  {text(climb) !== UNKNOWN && (
                    <Figure
                      name={figure}
                      index={index}
                      label={`${OTHER_FIGURES[figure].label} ${index + 1}`}
                      text={text(climb)}
                    />
                  )}
                </td>
              ))}
            </LitRow>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const shownFrom = (isEssential: boolean) => (isEssential ? "" : "hidden tablet:table-cell");
