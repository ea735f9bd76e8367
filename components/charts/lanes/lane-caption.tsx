"use client";

import { Fragment, type ReactNode } from "react";
import { type ViewChoices, ZONED_LANES } from "@/core/view-choices";
import { TEXT_COLOUR } from "./lane-colours";
import type { LaneSource, Told } from "./lane-source";
import { Tool } from "./tool";

/** Over a lane: its name, its numbers of the whole ride, and how it may be drawn otherwise. */
export function LaneCaption({
  source: { name, label, told },
  figureOf,
  children,
}: {
  source: LaneSource;
  figureOf: (told: Told) => ReactNode;
  children?: ReactNode;
}) {
  return (
    <figcaption className="col-span-2 mb-1.5 flex min-h-6 flex-wrap items-center gap-x-3 text-note">
      <span className={`font-medium ${TEXT_COLOUR[name]}`}>{label}</span>
      <span className="text-muted tabular-nums">
        {told.map(({ word, ...figure }, index) => (
          <Fragment key={figure.figure}>
            {index > 0 && " · "}
            {word} <span className={ABOVE_THE_PLOT}>{figureOf(figure)}</span>
          </Fragment>
        ))}
      </span>
      {children}
    </figcaption>
  );
}

/** What can be pressed must lie above the sheet that takes the pointer. */
const ABOVE_THE_PLOT = "relative z-1";

/** How a lane may be drawn otherwise: in the colours of its zones; elevation from the level of the sea. */
export function LaneOptions({
  source: { name, label, zones },
  choices: { zoneColouredLanes, isElevationFromZero },
  choose,
}: {
  source: LaneSource;
  choices: ViewChoices;
  choose: (change: Partial<ViewChoices>) => void;
}) {
  const zoned = zones && ZONED_LANES.find((lane) => lane === name);
  if (zoned) {
    const isOn = zoneColouredLanes.includes(zoned);
    const others = zoneColouredLanes.filter((lane) => lane !== zoned);
    return (
      <Option
        label={`Colour ${label.toLowerCase()} by zone`}
        isOn={isOn}
        onPress={() => choose({ zoneColouredLanes: isOn ? others : [...others, zoned] })}
      >
        By zone
      </Option>
    );
  }
  if (name !== "elevation") return null;
  return (
    <Option
      label="Elevation from 0 m"
      isOn={isElevationFromZero}
      onPress={() => choose({ isElevationFromZero: !isElevationFromZero })}
    >
      From 0 m
    </Option>
  );
}

function Option(option: { label: string; isOn: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <span className={`${ABOVE_THE_PLOT} ml-auto`}>
      <Tool {...option} className="min-h-6 px-1.5 text-note" />
    </span>
  );
}
