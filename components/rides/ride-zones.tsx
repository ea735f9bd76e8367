"use client";

import { useMemo } from "react";
import { ZoneFigure } from "@/components/charts/zone-figure";
import { TextLink } from "@/components/ui/link";
import { Section } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { Channel } from "@/core/channel";
import type { Figures } from "@/core/ride";
import { heartRateZones, powerZones, type Zone } from "@/core/zones";
import { useRide } from "./ride-data-provider";
import { zoneRows, zoneSummary } from "./zone-rows";

/** How hard it was: time in zones of power and of heart rate, for as much as the rider has said of themselves. */
export function RideZones({ figures, channelNames }: { figures: Figures; channelNames: readonly string[] }) {
  const { loading } = useRide();
  const isMeasured = channelNames.includes("power") || channelNames.includes("heart-rate");
  if (loading.state === "loading" && isMeasured) return <Coming />;
  if (loading.state !== "ready") return null;
  const { power, "heart-rate": heartRate } = loading.data.channels;
  if (!power && !heartRate) return null;

  const byPower = figures.ftpWatts === null ? null : powerZones(figures.ftpWatts);
  const byHeart = heartRateZones(figures);
  return (
    <Section title="Zones">
      <div className="grid grid-cols-1 gap-10 desk:grid-cols-2">
        {power && byPower && <Zones title="By power" channel={power} zones={byPower} unit="W" />}
        {heartRate && byHeart && <Zones title="By heart rate" channel={heartRate} zones={byHeart} unit="bpm" />}
      </div>
      <Missing isPower={Boolean(power && !byPower)} isHeartRate={Boolean(heartRate && !byHeart)} />
    </Section>
  );
}

const Coming = () => (
  <Section title="Zones">
    <Skeleton className="h-64" />
  </Section>
);

function Zones({ title, channel, zones, unit }: { title: string; channel: Channel; zones: Zone[]; unit: string }) {
  const rows = useMemo(() => zoneRows(channel, zones, unit), [channel, zones, unit]);
  return <ZoneFigure title={title} summary={zoneSummary(rows)} rows={rows} />;
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
