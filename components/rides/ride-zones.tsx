import { ZoneFigure } from "@/components/charts/zone-figure";
import { TextLink } from "@/components/ui/link";
import { Section } from "@/components/ui/page";
import { OTHER_FIGURES } from "@/core/explain/shown-figures";
import { standingOf } from "@/core/explain/standing";
import type { Ride, ZoneTimes } from "@/core/ride";
import type { Zone } from "@/core/zones";
import { Figure } from "./figure";
import { heartRateZonesOf, powerZonesOf } from "./own-zones";
import { ZonePaletteChoice } from "./ride-zones-palette";
import { zoneRows, zoneSummary } from "./zone-rows";

/** How hard it was: time in zones of power and of heart rate, for as much as the rider has said of themselves. */
export function RideZones({ ride, isForRider = true }: { ride: Ride; isForRider?: boolean }) {
  const { analysis, channelNames } = ride;
  const [byPower, byHeart] = [powerZonesOf(ride), heartRateZonesOf(ride)];
  const [inPower, inHeart] = [analysis.powerZones, analysis.heartRateZones];
  const needsPower = isForRider && channelNames.includes("power") && !byPower;
  const needsHeartRate = isForRider && channelNames.includes("heart-rate") && !byHeart;
  if (!inPower && !inHeart && !needsPower && !needsHeartRate) return null;

  return (
    <Section title="Zones" aside={(inPower || inHeart) && <ZonePaletteChoice />}>
      <div className="grid grid-cols-1 gap-10 desk:grid-cols-2">
        {byPower && inPower && <Zones ride={ride} figure="powerZones" zones={byPower} times={inPower} unit="W" />}
        {byHeart && inHeart && <Zones ride={ride} figure="heartRateZones" zones={byHeart} times={inHeart} unit="bpm" />}
      </div>
      <Missing isPower={needsPower} isHeartRate={needsHeartRate} />
    </Section>
  );
}

function Zones({
  ride,
  figure,
  zones,
  times,
  unit,
}: {
  ride: Ride;
  figure: "powerZones" | "heartRateZones";
  zones: readonly Zone[];
  times: ZoneTimes;
  unit: string;
}) {
  const rows = zoneRows(zones, times.seconds, unit);
  return <ZoneFigure title={<Title ride={ride} figure={figure} />} summary={zoneSummary(rows)} rows={rows} />;
}

function Title({ ride, figure }: { ride: Ride; figure: "powerZones" | "heartRateZones" }) {
  const { label } = OTHER_FIGURES[figure];
  return (
    <Figure name={figure} label={label} text={null} standing={standingOf(figure, ride.known)}>
      {label}
    </Figure>
  );
}

const NEEDS_POWER = "Zones of power need your threshold power (FTP).";
const NEEDS_HEART_RATE = "Zones of heart rate need your threshold or your highest heart rate.";
const NEEDS_BOTH = "Zones need your threshold power (FTP) and your threshold or highest heart rate.";

/** What the rider would have to say of themselves, and where. */
function Missing({ isPower, isHeartRate }: { isPower: boolean; isHeartRate: boolean }) {
  if (!isPower && !isHeartRate) return null;
  const isBoth = isPower && isHeartRate;
  return (
    <p className="mt-4 text-muted">
      {isBoth ? NEEDS_BOTH : isPower ? NEEDS_POWER : NEEDS_HEART_RATE}{" "}
      <TextLink href="/settings/figures">Enter {isBoth ? "them" : "it"} under Figures</TextLink>, and they appear here.
    </p>
  );
}
