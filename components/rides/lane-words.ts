import type { Told } from "@/components/charts/lanes/lane-source";
import { RIDE_FIGURES, type RideFigure } from "@/core/explain/shown-figures";
import {
  formatCadence,
  formatGradient,
  formatHeartRate,
  formatHeight,
  formatPower,
  formatReserve,
  formatSpeed,
  formatTemperature,
  UNKNOWN,
} from "@/core/format";
import type { LaneName } from "@/core/lane";
import type { RideNumbers } from "@/core/ride";

export const LANE_LABEL: Record<LaneName, string> = {
  power: "Power",
  "heart-rate": "Heart rate",
  speed: "Speed",
  cadence: "Cadence",
  elevation: "Elevation",
  gradient: "Gradient",
  "w-balance": "W′ balance",
  temperature: "Temperature",
  balance: "Balance",
};

/** `52 % left`: how much of the power the left leg gave. */
const formatBalance = (percent: number | null): string =>
  percent === null || Number.isNaN(percent) ? UNKNOWN : `${Math.round(percent)} % left`;

/** A value of a lane with its unit. */
export const LANE_FORMAT: Record<LaneName, (value: number | null) => string> = {
  power: formatPower,
  "heart-rate": formatHeartRate,
  speed: formatSpeed,
  cadence: formatCadence,
  elevation: formatHeight,
  gradient: formatGradient,
  "w-balance": formatReserve,
  temperature: formatTemperature,
  balance: formatBalance,
};

/** What is told of a lane beside its name, each number behind a word. */
const TOLD: Record<LaneName, readonly (readonly [word: string, figure: RideFigure])[]> = {
  power: [
    ["mean", "meanPowerWatts"],
    ["highest", "maxPowerWatts"],
  ],
  "heart-rate": [
    ["mean", "meanHeartRateBpm"],
    ["highest", "maxHeartRateBpm"],
  ],
  speed: [
    ["mean", "meanSpeedMps"],
    ["top", "maxSpeedMps"],
  ],
  cadence: [
    ["mean while pedalling", "meanCadenceRpm"],
    ["highest", "maxCadenceRpm"],
  ],
  elevation: [
    ["up", "ascentMeters"],
    ["down", "descentMeters"],
  ],
  gradient: [["steepest 100 m", "steepestPercent"]],
  "w-balance": [["least left", "leastWBalanceKilojoules"]],
  temperature: [["mean", "meanTemperatureCelsius"]],
  balance: [["mean", "balancePercent"]],
};

/** What a lane's numbers of the whole ride are; what is not known is left out. */
export const toldOf = (name: LaneName, numbers: RideNumbers) =>
  TOLD[name].flatMap(([word, figure]) => {
    const told = toldFigure(figure, numbers, figure === "balancePercent" ? formatBalance : RIDE_FIGURES[figure].format);
    return told.text === UNKNOWN ? [] : [{ word, ...told }];
  });

/** A number of the whole ride as it is shown. */
export const toldFigure = (
  figure: RideFigure,
  numbers: RideNumbers,
  format: (value: number | null) => string = RIDE_FIGURES[figure].format,
): Told => ({ figure, label: RIDE_FIGURES[figure].label, text: format(numbers[figure]) });

/** The mean that stands for a whole lane; of land, slope and what is left it would say nothing. */
export const MEAN: Partial<Record<LaneName, RideFigure>> = {
  power: "meanPowerWatts",
  "heart-rate": "meanHeartRateBpm",
  speed: "meanSpeedMps",
  cadence: "meanCadenceRpm",
  temperature: "meanTemperatureCelsius",
  balance: "balancePercent",
};
