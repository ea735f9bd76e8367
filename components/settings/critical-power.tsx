import type { ReactNode } from "react";
import { Section } from "@/components/ui/page";
import { Quantity } from "@/components/ui/quantity";
import type { CriticalPowers } from "@/core/estimates";
import { formatPower, formatReserve } from "@/core/format";
import { OriginMark } from "./figures-provenance";

const ESTIMATED = { is: "estimated", how: "" } as const;

/** A rider's critical power beside their threshold: what both ways of reckoning it say. */
export function CriticalPower({
  powers: { two, three },
  whose = null,
}: {
  powers: CriticalPowers;
  /** The athlete's name; null of the viewer's own. */
  whose?: string | null;
}) {
  return (
    <Section title="Critical power">
      <p className="mb-4 max-w-[64ch] text-muted">
        The power up to which nothing is used up of what can be done above it (W′), by {whose ? "the" : "your"} best
        efforts of the last 90 days. It is an estimate of its own, and zones and load do not follow it. Where those
        efforts were not all-out it is too low.
      </p>
      {two || three ? (
        <dl className="border-t border-line">
          {two && (
            <Way name="By two parameters" how="Efforts of 2 to 20 minutes: work = W′ + critical power × time">
              <Quantity text={formatPower(two.criticalWatts)} className="text-title font-light" /> and{" "}
              <Quantity text={formatReserve(two.wPrimeJoules / 1000)} /> above it
            </Way>
          )}
          {three && (
            <Way name="By three parameters" how="Efforts of a second to 20 minutes (Morton)">
              <Quantity text={formatPower(three.criticalWatts)} className="text-title font-light" /> and{" "}
              <Quantity text={formatReserve(three.wPrimeJoules / 1000)} /> above it,{" "}
              <Quantity text={formatPower(three.maximumWatts)} /> for a moment
            </Way>
          )}
        </dl>
      ) : (
        <p>{whose ? "These" : "Your"} rides hold too few hard efforts of 2 to 20 minutes to tell.</p>
      )}
    </Section>
  );
}

function Way({ name, how, children }: { name: string; how: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3">
      <dt>
        <p className="font-medium">{name}</p>
        <p className="text-small text-muted">
          <OriginMark origin={ESTIMATED} />
          {how}
        </p>
      </dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
