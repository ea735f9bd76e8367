import { HistogramFigure } from "@/components/charts/histogram-figure";
import { DensityFigure, HalvesFigure } from "@/components/charts/scatter-figures";
import { Section } from "@/components/ui/page";
import { OTHER_FIGURES } from "@/core/explain/shown-figures";
import { standingOf } from "@/core/explain/standing";
import { formatNumber, formatPower } from "@/core/format";
import type { HistogramChannel, QuadrantBins, Quadrants, Ride } from "@/core/ride";
import type { Zone } from "@/core/zones";
import { Figure } from "./figure";
import { heartRateZonesOf, powerZonesOf } from "./own-zones";
import { quadrantDrawing } from "./quadrant-drawing";
import { quadrantRows } from "./quadrant-rows";
import { distributionOf } from "./ride-distribution-rows";
import { heartPowerOf } from "./ride-heart-power-rows";

/** How a ride was ridden, apart from when: how often each value came, how power was made, and how the heart answered it. */
export function RideDistribution({ ride }: { ride: Ride }) {
  const { histograms, quadrants, quadrantBins, heartRateAgainstPower } = ride.analysis;
  const hasPedalling = quadrants !== null && quadrantBins !== null;
  if (histograms.length === 0 && !hasPedalling && heartRateAgainstPower === null) return null;

  const zones: Partial<Record<HistogramChannel, Zone[] | null>> = {
    power: powerZonesOf(ride),
    "heart-rate": heartRateZonesOf(ride),
  };
  return (
    <Section title="Distribution">
      {histograms.length > 0 && (
        <HistogramFigure
          title="How often each value came"
          histograms={histograms.map((one) => distributionOf(one, zones[one.channel] ?? null))}
          note="A bar has the colour of the zone that its middle lies in."
        />
      )}
      <div className="mt-10 grid grid-cols-1 gap-x-12 gap-y-10 desk:grid-cols-2">
        {hasPedalling && <Pedalling ride={ride} quadrants={quadrants} bins={quadrantBins} />}
        {heartRateAgainstPower && <HeartAgainstPower {...heartPowerOf(heartRateAgainstPower)} />}
      </div>
    </Section>
  );
}

function Pedalling({ ride, quadrants, bins }: { ride: Ride; quadrants: Quadrants; bins: QuadrantBins }) {
  const { label } = OTHER_FIGURES.quadrants;
  const rows = quadrantRows(quadrants);
  const most = rows.reduce((best, row) => (row.seconds > best.seconds ? row : best));
  const { cadenceRpm, splitVelocityMps, splitForceNewtons } = quadrants;
  return (
    <DensityFigure
      title={
        <Figure name="quadrants" label={label} text={null} standing={standingOf("quadrants", ride.known)}>
          {label}
        </Figure>
      }
      summary={`Most of it with ${most.words} (${most.name}: ${most.told}).`}
      note={`The quadrants meet at threshold power (${formatPower(ride.known.figures.ftpWatts)}) and this ride’s mean cadence: ${formatNumber(cadenceRpm)} rpm are ${formatNumber(splitVelocityMps, 2)} m/s, and take ${formatNumber(splitForceNewtons)} N. The line is threshold power. The stronger the colour, the longer it was ridden; a few seconds far from all others may lie outside the picture.`}
      columns={["Quadrant", "How", "Time"]}
      rows={rows.map(({ name, words, told }) => [name, words, told])}
      drawing={quadrantDrawing(quadrants, bins)}
    />
  );
}

const HeartAgainstPower = ({ summary, note, halves, rows }: ReturnType<typeof heartPowerOf>) => (
  <HalvesFigure
    title="Heart rate against power"
    summary={summary}
    note={note}
    columns={["From", "Power", "Heart rate", "Half"]}
    rows={rows}
    drawing={{ halves, axes: { x: "Power, W", y: "Heart rate, bpm" } }}
  />
);
