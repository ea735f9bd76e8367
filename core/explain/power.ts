import { formatEnergy, formatNumber, formatPower, formatRatio, formatWattsPerKilogram, formatWork } from "../format";
import { coverage, pausesOut, recordedInputs, repairsOf, thresholds } from "./circumstances";
import type { Explain, ExplainableRide } from "./explanation";

const BOOK = "Allen, Coggan, McGregor, “Training and Racing with a Power Meter”";

/** What all of power have in common. */
const besides = (ride: ExplainableRide) => ({
  thresholds: [],
  coverage: coverage(ride, "power"),
  leftOut: [...pausesOut(ride), ...repairsOf(ride, "power")],
});

/** A watt for a second is a joule, so work by a mean power are the seconds that it is the mean of. */
const secondsOf = ({ workKilojoules }: ExplainableRide, watts: number | null): number =>
  workKilojoules === null || !watts ? 0 : Math.round((1000 * workKilojoules) / watts);

const poweredSeconds = (ride: ExplainableRide) => secondsOf(ride, ride.meanPowerWatts);

const workBySeconds = (ride: ExplainableRide, watts: number | null) =>
  `${formatNumber((ride.workKilojoules ?? 0) * 1000)} J ÷ ${formatNumber(secondsOf(ride, watts))} s = ${formatPower(watts)}`;

export const meanPower: Explain = (ride) => ({
  title: "Mean power",
  meaning: "The power at the pedals, averaged over the ride. Coasting counts with 0 W.",
  formula: "sum of the power of every second ÷ seconds with power",
  inputs: workBySeconds(ride, ride.meanPowerWatts),
  ...besides(ride),
  source: BOOK,
  elsewhere: "Programs that leave the zeros out show more; programs that count gaps or pauses as 0 W show less.",
});

export const meanPowerAboveZero: Explain = (ride) => ({
  title: "Mean power while pedalling",
  meaning: "The power averaged over the seconds in which there was any.",
  formula: "sum of the power of every second ÷ seconds with power above 0",
  inputs: workBySeconds(ride, ride.meanPowerAboveZeroWatts),
  ...besides(ride),
  leftOut: ["Seconds of coasting.", ...pausesOut(ride), ...repairsOf(ride, "power")],
  source: BOOK,
  elsewhere: "Some programs show this as the mean power.",
});

export const highestPower: Explain = (ride) => ({
  title: "Highest power",
  meaning: "The strongest second of the ride.",
  formula: "the highest reading of power",
  inputs: `highest of all readings = ${formatPower(ride.maxPowerWatts)}`,
  ...besides(ride),
  source: "The power meter.",
  elsewhere: "Programs that believe every spike of a meter show more; those that smooth show less.",
});

/** The book begins with the thirtieth second: one half-minute for every second from there on. */
const HALF_MINUTE = 30;

export const weightedPower: Explain = (ride) => {
  const seconds = poweredSeconds(ride);
  return {
    title: "Weighted power",
    meaning:
      "The steady power that would have been as hard as this ride with all its ups and downs. Hard moments cost more than they last.",
    formula: "fourth root of the mean of (30 s rolling mean of power)⁴",
    inputs: `over ${formatNumber(seconds)} s of power, ${formatNumber(Math.max(seconds - HALF_MINUTE + 1, 0))} half-minutes: fourth root = ${formatPower(ride.weightedPowerWatts)}`,
    ...besides(ride),
    leftOut: [...shortness(ride), ...pausesOut(ride), ...repairsOf(ride, "power")],
    source: BOOK,
    elsewhere:
      "Others call it Normalized Power® (a mark of Peaksware) or IsoPower. Programs that begin with empty half-minutes, or count gaps as 0 W, show up to 2 % less.",
  };
};

const MEANINGFUL_SECONDS = 20 * 60;

const shortness = ({ timerSeconds }: ExplainableRide): string[] =>
  timerSeconds < MEANINGFUL_SECONDS ? ["Nothing, but under 20 minutes of riding this number means little."] : [];

export const xPower: Explain = (ride) => ({
  title: "xPower",
  meaning:
    "The same idea as weighted power, with another smoothing: what has just been ridden counts most, what was before fades.",
  formula: "fourth root of the mean of (power smoothed exponentially, time constant 25 s)⁴",
  inputs: `fourth root over ${formatNumber(poweredSeconds(ride))} s with power, from 0 at the start = ${formatPower(ride.xPowerWatts)}`,
  ...besides(ride),
  leftOut: [...fading(ride), ...repairsOf(ride, "power")],
  source: "Skiba (2007), Analysis of Power Output and Training Stress in Cyclists",
  elsewhere: "It is mostly a little below weighted power. Most programs show only one of the two.",
});

const fading = ({ pauses }: ExplainableRide): string[] =>
  pauses.length === 0 ? [] : ["Pauses, once nothing is left in them of the effort before."];

export const variability: Explain = (ride) => ({
  title: "Variability",
  meaning: "How uneven the ride was. 1.00 is perfectly steady; a race in town may reach 1.3.",
  formula: "weighted power ÷ mean power",
  inputs: `${formatNumber(ride.weightedPowerWatts, 1)} W ÷ ${formatNumber(ride.meanPowerWatts, 1)} W = ${formatRatio(ride.variability)}`,
  ...besides(ride),
  source: `${BOOK} (Variability Index)`,
  elsewhere: "It differs where weighted or mean power does.",
});

export const meanByWeight: Explain = (ride) =>
  byWeight(ride, "Mean power", ride.meanPowerWatts, ride.meanWattsPerKilogram);

export const weightedByWeight: Explain = (ride) =>
  byWeight(ride, "Weighted power", ride.weightedPowerWatts, ride.weightedWattsPerKilogram);

const byWeight = (ride: ExplainableRide, of: string, watts: number | null, perKilogram: number | null) => ({
  title: `${of} by weight`,
  meaning: "Power for every kilogram of the rider. Uphill this decides, not the watts alone.",
  formula: `${of.toLowerCase()} ÷ weight of the rider, without the bicycle`,
  inputs: `${formatNumber(watts, 1)} W ÷ ${formatNumber(ride.known.figures.weightKg, 1)} kg = ${formatWattsPerKilogram(perKilogram)}`,
  ...besides(ride),
  thresholds: thresholds(ride, "weightKg"),
  source: BOOK,
  elsewhere: "Programs that know only your weight of today reckon old rides with it.",
});

export const balance: Explain = (ride) => ({
  title: "Left leg’s share",
  meaning: "How much of the power came from the left leg. A few per cent beside 50 are usual.",
  formula: "100 × power of the left leg ÷ power of both, over the seconds with power above 0",
  inputs: `left ${formatNumber(ride.balancePercent, 1)} % + right ${formatNumber(100 - (ride.balancePercent ?? 0), 1)} % = 100 %`,
  ...besides(ride),
  coverage: coverage(ride, "balance"),
  source: "The power meter's own balance, second by second (FIT left_right_balance).",
  elsewhere: "Programs that average the seconds without weighing them by power give easy seconds the same say.",
});

export const work: Explain = (ride) => ({
  title: "Work",
  meaning: "What your legs did, as energy: a watt for a second is a joule.",
  formula: "sum of the power of every second ÷ 1,000",
  inputs: `${formatNumber(ride.meanPowerWatts, 1)} W × ${formatNumber(poweredSeconds(ride))} s ÷ 1,000 = ${formatWork(ride.workKilojoules)}`,
  ...besides(ride),
  source: "The definition of the joule.",
  elsewhere: "Seconds without a reading add nothing here; programs that fill long gaps show more.",
});

export const energy: Explain = (ride) => ({
  title: "Energy",
  meaning: "About how much you burnt. Of it a quarter turns the pedals, the rest is heat.",
  formula: "what the device reckoned; where it told nothing, 1 kcal for every kJ of work",
  inputs: energyInputs(ride),
  thresholds: [],
  coverage: coverage(ride, "power"),
  leftOut: [],
  source: "About 24 % of the energy becomes work, and a kilocalorie is 4.184 kJ: the two cancel out.",
  elsewhere:
    "Estimates by heart rate, age and weight may be 30 % off. With a power meter the work is measured, the share is not.",
});

function energyInputs({ energyKilocalories, workKilojoules }: ExplainableRide): string {
  const isByWork = workKilojoules !== null && energyKilocalories === workKilojoules;
  if (!isByWork) return `the device's own estimate = ${formatEnergy(energyKilocalories)}`;
  return `${formatNumber(workKilojoules)} kJ × 1 kcal per kJ = ${formatEnergy(energyKilocalories)}`;
}

export const powerRecorded: Explain = (ride) => ({
  title: "Power recorded",
  meaning: "For how much of the riding time there is a power. From 90 % on a ride is judged by its power.",
  formula: "100 × seconds with power ÷ seconds outside of pauses",
  inputs: recordedInputs(ride, ride.powerShare),
  ...besides(ride),
  source: "Holes of up to 5 seconds count as recorded: they are filled from both sides.",
  elsewhere: "Few programs tell it, and some fill the holes with 0 W.",
});
