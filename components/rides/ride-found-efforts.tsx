"use client";

import { useMemo } from "react";
import { standingOf } from "@/core/explain/standing";
import { type ListedEffort, listEfforts } from "@/core/own-efforts";
import type { KnownFigures, Ride } from "@/core/ride";
import { effortColumns, effortRow, isWhereFound, keyOf } from "./effort-columns";
import { EffortMenu } from "./effort-menu";
import { EffortNotice } from "./effort-notice";
import { HiddenEfforts } from "./hidden-efforts";
import { StretchSection } from "./stretch-section";
import { useStretchFigures } from "./use-stretch-figures";

/** The efforts and sprints that were found in the recording or marked by its rider, in the order in which they came. */
export function RideFoundEfforts({ ride }: { ride: Ride }) {
  const { analysis, ownEfforts, elapsedSeconds, known } = ride;
  const found = analysis.foundEfforts;
  const { shown, hidden } = useMemo(
    () => listEfforts(found, ownEfforts, elapsedSeconds),
    [found, ownEfforts, elapsedSeconds],
  );
  const figuresOf = useStretchFigures(ride, shown, shown.length > 0);
  const rows = useMemo(
    () => shown.map((effort, index) => effortRow(effort, index, { found, known: known.figures }, figuresOf(effort))),
    [shown, found, known, figuresOf],
  );
  const columns = useMemo(() => effortColumns(shown.some((effort) => isWhereFound(effort, found))), [shown, found]);
  const byKey = useMemo(() => new Map(shown.map((effort) => [keyOf(effort), effort])), [shown]);
  if (shown.length + hidden.length === 0) return null;
  return (
    <StretchSection
      title="Efforts"
      aside={asideOf(shown, known)}
      ride={ride}
      plural="efforts"
      choice="effortColumns"
      columns={columns}
      rows={rows}
      head="Effort"
      of="of the effort"
      beside={({ key, name }) => {
        const effort = byKey.get(key);
        return effort && <EffortMenu effort={effort} name={name} />;
      }}
      above={<EffortNotice hidden={hidden} />}
      below={<HiddenEfforts hidden={hidden} />}
    />
  );
}

/** Said once above the table, not in every row of it. */
function asideOf(shown: readonly ListedEffort[], known: KnownFigures): string {
  const found = shown.filter(({ foundIndex }) => foundIndex !== null).length;
  const standing = standingOf("foundEffortThresholdShare", known);
  const guess = standing === "estimated" || standing === "assumed" ? ` The threshold is ${standing}.` : "";
  if (found === 0) return "Marked by the rider.";
  return `${found === shown.length ? "Found" : `${found} of ${shown.length} found`} in the recording by rule.${guess}`;
}
