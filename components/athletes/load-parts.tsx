import { type ReactNode, useId } from "react";
import { type RidesBase, rideAddress } from "@/components/rides/ride-address";
import { TextLink } from "@/components/ui/link";
import { StateWord } from "@/components/ui/state-word";
import { type Day, plusDays } from "@/core/attention/days";
import type { AthleteDigest } from "@/core/attention/digest";
import { BIN_WATTS } from "@/core/attention/heart-rate-at-power";
import { BEST_DAYS } from "@/core/attention/make-digest";
import type { LoadPart } from "@/core/attention/rule";
import { rideDays } from "@/core/attention/standing";
import { formatDay, formatDayOfYear, formatHeartRate, formatPower, UNKNOWN } from "@/core/format";
import { providerName } from "@/core/provider-name";
import { effortInWords, feelingInWords } from "@/core/ride-words";
import { inSpokenTime } from "@/core/spoken-time";
import { gapsInWords, heartInWords } from "./load-words";
import { PlainTable } from "./plain-table";
import { RideDays } from "./ride-days";

/** What the lines of a coach's list rest on, beside load and form. */
export function LoadParts({
  base,
  digest,
  today,
  withHeartRate,
  withNotes,
}: {
  base: RidesBase;
  digest: AthleteDigest;
  today: Day;
  withHeartRate: boolean;
  withNotes: boolean;
}) {
  const { offsetMinutes, heartRateAtPower, bests, connections, told } = digest;
  return (
    <div className="grid gap-x-12 desk:grid-cols-2">
      <Part part="gaps" title="Ride days" summary={gapsInWords(digest, today)}>
        <RideDays rideDays={rideDays(digest).map((place) => plusDays(digest.loads.first, place))} today={today} />
      </Part>
      <Part
        part="heart-rate"
        title="Heart rate at the same power"
        summary={
          heartRateAtPower
            ? heartInWords(heartRateAtPower)
            : withHeartRate
              ? "There are too few rides with both power and heart rate: it takes one, and three more in the 42 days before it."
              : "Heart rate is not shared with you."
        }
      >
        {heartRateAtPower && (
          <>
            <p className="mb-2 text-small">
              <TextLink href={rideAddress(base, heartRateAtPower.rideId)}>{heartRateAtPower.title}</TextLink>,{" "}
              {formatDay(heartRateAtPower.startedAt, heartRateAtPower.offsetMinutes)}
            </p>
            <PlainTable
              caption="Heart rate by power, this ride and usual"
              columns={["Power", "Minutes", "This ride", "Usual", "Apart"]}
              rows={heartRateAtPower.bins.map(({ watts, minutes, bpm, usualBpm }) => ({
                key: String(watts),
                cells: [
                  `${watts}–${watts + BIN_WATTS} W`,
                  String(Math.round(minutes)),
                  formatHeartRate(bpm),
                  formatHeartRate(usualBpm),
                  signed(bpm - usualBpm),
                ],
              }))}
            />
          </>
        )}
      </Part>
      <Part
        title="New bests"
        summary={
          bests.length === 0
            ? `None in the last ${BEST_DAYS} days over 5 seconds, 1, 5, 20 or 60 minutes.`
            : `Of the last ${BEST_DAYS} days, beside all rides that you see.`
        }
      >
        {bests.length > 0 && (
          <PlainTable
            caption="New bests"
            columns={["Over", "Power", "Before", "Best of", "Ride"]}
            rows={bests.map((best) => ({
              key: String(best.seconds),
              cells: [
                inSpokenTime(best.seconds),
                formatPower(best.watts),
                formatPower(best.before),
                best.of === "all-time" ? "all" : "90 days",
                <TextLink key="ride" href={rideAddress(base, best.rideId)}>
                  {formatDay(best.startedAt, best.offsetMinutes)}
                </TextLink>,
              ],
            }))}
          />
        )}
      </Part>
      <Part
        title="How rides felt"
        summary={
          told === null || !withNotes
            ? "What the athlete writes and feels is not shared with you."
            : told.length === 0
              ? "Nothing was said of the rides yet."
              : "What was said of the last rides."
        }
      >
        {told !== null && told.length > 0 && (
          <PlainTable
            caption="How rides felt"
            columns={["Ride", "Felt", "Effort"]}
            rows={told.map((ride) => ({
              key: ride.rideId,
              cells: [
                <TextLink key="ride" href={rideAddress(base, ride.rideId)}>
                  {ride.title}, {formatDay(ride.startedAt, ride.offsetMinutes)}
                </TextLink>,
                ride.feeling === null ? UNKNOWN : feelingInWords(ride.feeling),
                ride.effort === null ? UNKNOWN : effortInWords(ride.effort),
              ],
            }))}
          />
        )}
      </Part>
      <Part
        part="connections"
        title="Connections"
        summary={
          connections.length === 0 ? "There is none: rides come as files." : "Where the rides come from by themselves."
        }
      >
        {connections.length > 0 && (
          <PlainTable
            caption="Connections"
            columns={["Provider", "State", "Since", "Last delivery"]}
            rows={connections.map(({ provider, state, since, lastDeliveryAt }, index) => ({
              key: String(index),
              cells: [
                providerName(provider),
                <StateWord key="state" tone={state === "broken" ? "attention" : "good"}>
                  {state === "broken" ? "Wants a new sign-in" : "Works"}
                </StateWord>,
                formatDayOfYear(since, offsetMinutes),
                lastDeliveryAt === null ? UNKNOWN : formatDayOfYear(lastDeliveryAt, offsetMinutes),
              ],
            }))}
          />
        )}
      </Part>
    </div>
  );
}

const signed = (beats: number) => {
  const whole = Math.round(beats);
  return `${whole < 0 ? "−" : whole > 0 ? "+" : ""}${Math.abs(whole)}`;
};

function Part({
  part,
  title,
  summary,
  children,
}: {
  part?: LoadPart;
  title: string;
  summary: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section id={part} aria-labelledby={id} className="mt-10 min-w-0 scroll-mt-16 rounded-small target:bg-sunken">
      <h3 id={id} className="font-medium">
        {title}
      </h3>
      <p className="mt-1 mb-3 max-w-[44rem] text-small text-muted">{summary}</p>
      {children}
    </section>
  );
}
