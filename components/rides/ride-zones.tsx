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
      <div className="grid gap-10 desk:grid-cols-2">
        {power && byPower && <Zones title="By power" channel={power} zones={byPower} unit="W" />}
        {heartRate && byHeart && <Zones title="By heart rate" channel={heartRate} zones={byHeart} unit="bpm" />}
      </div>
      {power && !byPower && <Missing what="Zones of power need your threshold power (FTP)." />}
      {heartRate && !byHeart && <Missing what="Zones of heart rate need your threshold or your highest heart rate." />}
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

const Missing = ({ what }: { what: string }) => (
  <p className="mt-2 text-muted">
    {what} <TextLink href="/settings/figures">Enter it under Figures</TextLink> and they appear here.
  </p>
);
