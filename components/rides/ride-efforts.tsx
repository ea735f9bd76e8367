import { Section } from "@/components/ui/page";
import type { RideBests } from "@/core/bests";
import { OTHER_FIGURES, type OtherFigure } from "@/core/explain/shown-figures";
import { standingOf } from "@/core/explain/standing";
import type { Effort, KnownFigures, Ride } from "@/core/ride";
import { type DistanceRow, type DurationRow, distanceRows, durationRows } from "./effort-rows";
import { Figure } from "./figure";
import { LitRow } from "./lit-row";
import { OWN_RIDES, type RidesBase } from "./ride-address";
import { RideCurve } from "./ride-curve";
import { placingOf, rankInWords, recordInWords } from "./ride-efforts-standing";

/** The best of the ride over usual durations and distances; among those of other rides, once these are known. */
export function RideEfforts({
  ride,
  base = OWN_RIDES,
  bests = null,
}: {
  ride: Ride;
  base?: RidesBase;
  bests?: RideBests | null;
}) {
  const { analysis, known } = ride;
  const durations = durationRows(analysis.efforts);
  const distances = distanceRows(analysis.efforts);
  if (durations.length + distances.length === 0) return null;
  return (
    <Section title="Best efforts">
      <Curves ride={ride} base={base} bests={bests} />
      <div className="grid grid-cols-1 items-start gap-x-12 gap-y-6 desk:grid-cols-2">
        {durations.length > 0 && <DurationTable rows={durations} known={known} bests={bests} />}
        {distances.length > 0 && <DistanceTable rows={distances} bests={bests} />}
      </div>
    </Section>
  );
}

/** The same with what it is compared with, which the page does not wait for. */
export async function RideEffortsAmongBests({
  ride,
  base,
  bests,
}: {
  ride: Ride;
  base: RidesBase;
  bests: Promise<RideBests | null>;
}) {
  return <RideEfforts ride={ride} base={base} bests={await bests} />;
}

function Curves({
  ride: { id, analysis, known },
  base,
  bests,
}: {
  ride: Ride;
  base: RidesBase;
  bests: RideBests | null;
}) {
  const { powerCurve, heartRateCurve } = analysis;
  if (!powerCurve && !heartRateCurve) return null;
  const { label } = OTHER_FIGURES.powerCurve;
  return (
    <div className="mb-8 grid grid-cols-1 gap-x-12 gap-y-8 desk:grid-cols-2">
      {powerCurve && (
        <RideCurve
          rideId={id}
          base={base}
          kind="power"
          title={
            <Figure name="powerCurve" label={label} text={null}>
              {label}
            </Figure>
          }
          curve={powerCurve}
          weightKg={known.figures.weightKg}
          bests={bests}
        />
      )}
      {heartRateCurve && (
        <RideCurve
          rideId={id}
          base={base}
          kind="heart-rate"
          title="Heart rate curve"
          curve={heartRateCurve}
          weightKg={null}
          bests={bests}
        />
      )}
    </div>
  );
}

function DurationTable({
  rows,
  known,
  bests,
}: {
  rows: readonly DurationRow[];
  known: KnownFigures;
  bests: RideBests | null;
}) {
  const { weightKg } = known.figures;
  const hasPower = rows.some(({ power }) => power !== null);
  const hasHeartRate = rows.some(({ heartRate }) => heartRate !== null);
  const hasWeight = hasPower && weightKg !== null;
  const hasPlaces = rows.some(({ power }) => power && placingOf(power.effort, bests));
  // A phone has no room for all: the curve of heart rate has its own table.
  const ofHeart = hasWeight && hasPlaces ? "hidden tablet:table-cell" : "";
  return (
    <table className="w-full text-right">
      <caption className="sr-only">The highest mean power and heart rate over usual durations</caption>
      <thead className="text-small text-muted">
        <tr className="border-b border-control">
          <Head isFirst>Over</Head>
          {hasPower && <Head>Power</Head>}
          {hasWeight && <Head>By weight</Head>}
          {hasHeartRate && <Head className={ofHeart}>Heart rate</Head>}
          {hasPlaces && <Head>Among all rides</Head>}
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
              <Cell
                figure="heartRateEffort"
                of={label}
                value={heartRate?.effort.value}
                index={heartRate?.index}
                className={ofHeart}
              />
            )}
            {hasPlaces && <PlaceCell effort={power?.effort ?? null} bests={bests} />}
          </LitRow>
        ))}
      </tbody>
    </table>
  );
}

function DistanceTable({ rows, bests }: { rows: readonly DistanceRow[]; bests: RideBests | null }) {
  const hasPlaces = rows.some(({ effort }) => placingOf(effort, bests));
  return (
    <table className="w-full text-right">
      <caption className="sr-only">The shortest times over usual distances</caption>
      <thead className="text-small text-muted">
        <tr className="border-b border-control">
          <Head isFirst>Over</Head>
          <Head>Time</Head>
          <Head>Speed</Head>
          {hasPlaces && <Head>Among all rides</Head>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, effort, index }) => (
          <LitRow key={label} span={effort} name={`the fastest ${label}`} head={label}>
            <Cell figure="distanceEffort" of={label} value={effort.value} index={index} />
            <Cell figure="distanceEffortSpeed" of={label} value={effort.size / effort.value} index={index} />
            {hasPlaces && <PlaceCell effort={effort} bests={bests} />}
          </LitRow>
        ))}
      </tbody>
    </table>
  );
}

/** Its rank among all rides, and the record that it was when it was ridden. */
function PlaceCell({ effort, bests }: { effort: Effort | null; bests: RideBests | null }) {
  const placing = effort && placingOf(effort, bests);
  return (
    <td className="py-1 pl-3 text-small">
      {bests && placing?.record && (
        <span className="block font-medium text-accent">{recordInWords(placing.record, bests.year)}</span>
      )}
      {placing && <span className="block whitespace-nowrap text-muted">{rankInWords(placing)}</span>}
    </td>
  );
}

const NOWHERE = { start: 0, end: 0 };

const Head = ({
  isFirst = false,
  className = "",
  children,
}: {
  isFirst?: boolean;
  className?: string;
  children: string;
}) => (
  <th scope="col" className={`py-2 align-bottom font-normal ${isFirst ? "text-left" : "pl-3"} ${className}`}>
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
  className = "",
}: {
  figure: OtherFigure;
  of: string;
  value: number | undefined;
  index: number | undefined;
  known?: KnownFigures;
  className?: string;
}) {
  const { label, format } = OTHER_FIGURES[figure];
  return (
    <td className={`py-1 pl-3 ${className}`}>
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
