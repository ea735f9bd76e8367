import { CurveFigure } from "@/components/charts/curve-figure";
import { Section } from "@/components/ui/page";
import { OTHER_FIGURES, type OtherFigure } from "@/core/explain/shown-figures";
import { standingOf } from "@/core/explain/standing";
import { formatPower } from "@/core/format";
import type { Curve, KnownFigures, Ride } from "@/core/ride";
import { type DistanceRow, type DurationRow, distanceRows, durationRows } from "./effort-rows";
import { Figure } from "./figure";
import { LitRow } from "./lit-row";

/** The best of the ride over usual durations and distances. */
export function RideEfforts({ ride: { analysis, known } }: { ride: Ride }) {
  const durations = durationRows(analysis.efforts);
  const distances = distanceRows(analysis.efforts);
  if (durations.length + distances.length === 0) return null;
  return (
    <Section title="Best efforts">
      {analysis.powerCurve && <PowerCurve curve={analysis.powerCurve} />}
      <div className="grid grid-cols-1 items-start gap-x-12 gap-y-6 desk:grid-cols-2">
        {durations.length > 0 && <DurationTable rows={durations} known={known} />}
        {distances.length > 0 && <DistanceTable rows={distances} />}
      </div>
    </Section>
  );
}

function PowerCurve({ curve: { seconds, values } }: { curve: Curve }) {
  const { label } = OTHER_FIGURES.powerCurve;
  return (
    <div className="mb-6">
      <CurveFigure
        title={
          <Figure name="powerCurve" label={label} text={null}>
            {label}
          </Figure>
        }
        summary={`The most that was held for each length of time, from ${formatPower(values[0] ?? null)} for a second to ${formatPower(values.at(-1) ?? null)} for the whole ride.`}
        unit="W"
        seconds={seconds}
        values={values}
      />
    </div>
  );
}

function DurationTable({ rows, known }: { rows: readonly DurationRow[]; known: KnownFigures }) {
  const { weightKg } = known.figures;
  const hasPower = rows.some(({ power }) => power !== null);
  const hasHeartRate = rows.some(({ heartRate }) => heartRate !== null);
  const hasWeight = hasPower && weightKg !== null;
  return (
    <table className="w-full text-right">
      <caption className="sr-only">The highest mean power and heart rate over usual durations</caption>
      <thead className="text-small text-muted">
        <tr className="border-b border-control">
          <Head isFirst>Over</Head>
          {hasPower && <Head>Power</Head>}
          {hasWeight && <Head>By weight</Head>}
          {hasHeartRate && <Head>Heart rate</Head>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, power, heartRate }) => (
          <LitRow key={label} span={(power ?? heartRate)?.effort ?? NOWHERE} name={`the best ${label}`} head={label}>
            {hasPower && <Cell figure="powerEffort" of={label} value={power?.effort.value} index={power?.index} />}
            {hasWeight && (
              <Cell
                figure="powerEffortByWeight"
                of={label}
                value={power ? power.effort.value / weightKg : undefined}
                index={power?.index}
                known={known}
              />
            )}
            {hasHeartRate && (
              <Cell figure="heartRateEffort" of={label} value={heartRate?.effort.value} index={heartRate?.index} />
            )}
          </LitRow>
        ))}
      </tbody>
    </table>
  );
}

function DistanceTable({ rows }: { rows: readonly DistanceRow[] }) {
  return (
    <table className="w-full text-right">
      <caption className="sr-only">The shortest times over usual distances</caption>
      <thead className="text-small text-muted">
        <tr className="border-b border-control">
          <Head isFirst>Over</Head>
          <Head>Time</Head>
          <Head>Speed</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, effort, index }) => (
          <LitRow key={label} span={effort} name={`the fastest ${label}`} head={label}>
            <Cell figure="distanceEffort" of={label} value={effort.value} index={index} />
            <Cell figure="distanceEffortSpeed" of={label} value={effort.size / effort.value} index={index} />
          </LitRow>
        ))}
      </tbody>
    </table>
  );
}

const NOWHERE = { start: 0, end: 0 };

const Head = ({ isFirst = false, children }: { isFirst?: boolean; children: string }) => (
  <th scope="col" className={`py-2 align-bottom font-normal ${isFirst ? "text-left" : "pl-3"}`}>
    {children}
  </th>
);

/** What is not known leaves its cell empty. */
function Cell({
  figure,
  of,
  value,
  index,
  known,
}: {
  figure: OtherFigure;
  of: string;
  value: number | undefined;
  index: number | undefined;
  known?: KnownFigures;
}) {
  const { label, format } = OTHER_FIGURES[figure];
  return (
    <td className="py-1 pl-3">
      {value !== undefined && index !== undefined && (
        <Figure
          name={figure}
          index={index}
          label={`${label}, ${of}`}
          text={format(value)}
          standing={known ? standingOf(figure, known) : null}
        />
      )}
    </td>
  );
}
