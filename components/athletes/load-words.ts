import { type Day, daysBetween } from "@/core/attention/days";
import type { AthleteDigest } from "@/core/attention/digest";
import { type HeartRateAtPower, summarize } from "@/core/attention/heart-rate-at-power";
import { changePercent, daysSinceRide, standingOf, usualGap, weekLoad } from "@/core/attention/standing";
import { WARMING_UP_DAYS } from "@/core/fitness";
import { formatHeartRate, formatLoad, formatNumber, formatPower } from "@/core/format";

/** What the chart of loads says. */
export function weekInWords(digest: AthleteDigest, today: Day): string {
  const week = weekLoad(digest, today);
  const change = changePercent(week);
  const now =
    week.load === null
      ? "The load of the seven days up to today is not known."
      : `A load of ${formatLoad(week.load)} in the seven days up to today.`;
  const usual =
    week.usual === null
      ? "The four weeks before are not known whole, so that nothing is usual."
      : `The mean week of the four before was ${formatLoad(week.usual)}${change === null ? "." : `: ${change < 0 ? "−" : "+"}${Math.abs(Math.round(change))}\u00a0%.`}`;
  const unknown = digest.loads.unknown.length;
  const missing =
    unknown === 0
      ? ""
      : unknown === 1
        ? "1 ride has no load that you see, and counts as 0."
        : `${unknown} rides have no load that you see, and count as 0.`;
  return [now, usual, missing].filter(Boolean).join(" ");
}

/** What the chart of fitness says. */
export function standingInWords(digest: AthleteDigest, today: Day): string {
  const standing = standingOf(digest, today);
  const days = digest.firstRideDay === null ? 0 : daysBetween(digest.firstRideDay, today);
  if (standing === null && days >= WARMING_UP_DAYS) {
    return "More than one in ten rides has no load that you see, and counts as 0: fitness, fatigue and form are not known.";
  }
  if (standing === null) {
    return `Day ${days} of ${WARMING_UP_DAYS}: until then the numbers rest on having begun at nothing, and no form is told.`;
  }
  const { fitness, fatigue, form } = standing;
  return `Form ${formatNumber(form)} into today: fitness ${formatNumber(fitness)} less fatigue ${formatNumber(fatigue)}, as yesterday left them. Fitness is the exponential mean of the daily loads over 42 days, fatigue over 7.`;
}

/** What the ride days say. */
export function gapsInWords(digest: AthleteDigest, today: Day): string {
  const since = daysSinceRide(digest, today);
  if (since === null) return "There is no ride that you see.";
  const usual = usualGap(digest);
  const last =
    since === 0 ? "The last ride was today." : `The last ride was ${since} ${since === 1 ? "day" : "days"} ago.`;
  const told =
    usual === null
      ? "There are too few ride days to say what is usual."
      : `Usually there is one every ${usual === 1 ? "day" : `${formatNumber(usual, Number.isInteger(usual) ? 0 : 1)} days`}: the median of the gaps between ride days of the last 120 days.`;
  return `${last} ${told}`;
}

/** What the heart rate at the same power says. */
export function heartInWords(compared: HeartRateAtPower): string {
  const { bpm, usualBpm, watts } = summarize(compared);
  const apart = Math.round(bpm - usualBpm);
  const told = apart === 0 ? "as usual" : `${Math.abs(apart)} ${apart > 0 ? "above" : "below"} usual`;
  return `${formatHeartRate(bpm)} at a mean of ${formatPower(watts)}, usually ${formatHeartRate(usualBpm)}: ${told}, each power weighted by its minutes on this ride. Usual are the ${compared.rides} rides of the 42 days before that have both.`;
}
