"use client";

import { ChartChoice } from "@/components/charts/chart-choice";
import { useViewChoices } from "./view-choices";

const PALETTES = [
  { value: "spectrum", label: "Many hues" },
  { value: "one-hue", label: "One hue" },
] as const;

/** The colours that all zones of the page are shown in: hues from cold to hot, or one in steps of lightness. */
export function ZonePaletteChoice() {
  const { choices, choose } = useViewChoices();
  return (
    <ChartChoice
      legend="Colours of zones"
      options={PALETTES}
      chosen={choices.zonePalette}
      onChoose={(zonePalette) => choose({ zonePalette })}
    />
  );
}
