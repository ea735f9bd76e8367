import { Section } from "@/components/ui/page";
import { shareOf } from "@/core/explain/found-efforts";
import { OTHER_FIGURES, type OtherFigure } from "@/core/explain/shown-figures";
import { standingOf } from "@/core/explain/standing";
import type { FoundEffort, KnownFigures, Ride } from "@/core/ride";
import { Figure } from "./figure";
import { LitRow } from "./lit-row";

interface EffortColumn {
  figure: OtherFigure;
  head: string;
  quantityOf: (effort: FoundEffort, known: KnownFigures) => number | null;
}

const COLUMNS: readonly EffortColumn[] = [
  { figure: "foundEffortTime", head: "Time", quantityOf: ({ start, end }) => end - start },
  { figure: "foundEffortPower", head: "Power", quantityOf: ({ meanPowerWatts }) => meanPowerWatts },
  {
    figure: "foundEffortThresholdShare",
    head: "Of threshold",
    quantityOf: ({ meanPowerWatts }, { figures }) => shareOf(meanPowerWatts, figures.ftpWatts),
  },
  { figure: "foundEffortHeartRate", head: "Heart rate", quantityOf: ({ meanHeartRateBpm }) => meanHeartRateBpm },
];

/** The efforts and sprints that were found in the recording, in the order in which they came. */
export function RideFoundEfforts({ ride: { analysis, known } }: { ride: Ride }) {
  const efforts = analysis.foundEfforts;
  if (efforts.length === 0) return null;
  const columns = COLUMNS.filter(({ quantityOf }) => efforts.some((effort) => quantityOf(effort, known) !== null));
  return (
    <Section title="Efforts" aside={asideOf(known)}>
      <table className="w-full text-right">
        <caption className="sr-only">The efforts that were found in this ride</caption>
        <thead className="text-small text-muted">
          <tr className="border-b border-control">
            <th scope="col" className="py-2 text-left align-bottom font-normal">
              Effort
            </th>
            {columns.map(({ figure, head }) => (
              <th key={figure} scope="col" className="py-2 pl-3 align-bottom font-normal">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {efforts.map((effort, index) => (
            <LitRow
              key={`${effort.kind} ${effort.start}`}
              span={effort}
              name={`effort ${index + 1}`}
              head={headOf(effort, index)}
            >
              {columns.map(({ figure, quantityOf }) => (
                <td key={figure} className="py-1 pl-3">
                  <Quantity figure={figure} index={index} value={quantityOf(effort, known)} />
                </td>
              ))}
            </LitRow>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Quantity({ figure, index, value }: { figure: OtherFigure; index: number; value: number | null }) {
  const { label, format } = OTHER_FIGURES[figure];
  return value === null ? null : (
    <Figure name={figure} index={index} label={`${label} ${index + 1}`} text={format(value)} />
  );
}

const headOf = ({ kind }: FoundEffort, index: number): string =>
  kind === "sprint" ? `${index + 1} · sprint` : String(index + 1);

/** Said once above the table, not in every row of it. */
function asideOf(known: KnownFigures): string {
  const standing = standingOf("foundEffortThresholdShare", known);
  const guess = standing === "estimated" || standing === "assumed" ? ` The threshold is ${standing}.` : "";
  return `Found in the recording by rule: press a time to read it.${guess}`;
}
