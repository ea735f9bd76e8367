/** What is shown where nothing is known. */
export const UNKNOWN = "–";

type Known<T> = T | null;

/** `2:14:08`; hours are always told, so that five minutes cannot be read as five hours. */
export function formatDuration(seconds: Known<number>): string {
  if (isUnknown(seconds)) return UNKNOWN;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 3600)}:${twoDigits(Math.floor(whole / 60) % 60)}:${twoDigits(whole % 60)}`;
}

/** `62.4 km` */
export const formatDistance = (meters: Known<number>): string =>
  quantity(meters, { unit: "km", per: 1000, decimals: 1 });

/** `28.1 km/h` */
export const formatSpeed = (mps: Known<number>): string => quantity(mps, { unit: "km/h", per: 1 / 3.6, decimals: 1 });

/** `1,412 m`, of an altitude or of what was climbed. */
export const formatHeight = (meters: Known<number>): string => quantity(meters, { unit: "m" });

/** `243 W` */
export const formatPower = (watts: Known<number>): string => quantity(watts, { unit: "W" });

/** `141 bpm` */
export const formatHeartRate = (bpm: Known<number>): string => quantity(bpm, { unit: "bpm" });

/** `88 rpm` */
export const formatCadence = (rpm: Known<number>): string => quantity(rpm, { unit: "rpm" });

/** `−2 °C` */
export const formatTemperature = (celsius: Known<number>): string => quantity(celsius, { unit: "°C" });

/** `1,656 kJ` */
export const formatWork = (kilojoules: Known<number>): string => quantity(kilojoules, { unit: "kJ" });

/** `1,703 kcal` */
export const formatEnergy = (kilocalories: Known<number>): string => quantity(kilocalories, { unit: "kcal" });

/** `7.5 %` */
export const formatGradient = (percent: Known<number>): string => quantity(percent, { unit: "%", decimals: 1 });

/** `98 %`, of a share from 0 to 1. */
export const formatShare = (share: Known<number>): string => quantity(share, { unit: "%", per: 0.01 });

/** `3.47 W/kg` */
export const formatWattsPerKilogram = (watts: Known<number>): string => quantity(watts, { unit: "W/kg", decimals: 2 });

/** `14.2 kJ`, where tenths matter. */
export const formatReserve = (kilojoules: Known<number>): string => quantity(kilojoules, { unit: "kJ", decimals: 1 });

/** `980 m/h`, of climbing. */
export const formatClimbingRate = (metersPerHour: Known<number>): string => quantity(metersPerHour, { unit: "m/h" });

/** `0.97`: one quantity by another. */
export const formatRatio = (ratio: Known<number>): string => quantity(ratio, { unit: "", decimals: 2 });

/** `12,345.7` with as many decimals as asked for. */
export const formatNumber = (value: Known<number>, decimals = 0): string => quantity(value, { unit: "", decimals });

/** `96`: a load has no unit. */
export const formatLoad = (load: Known<number>): string => quantity(load, { unit: "" });

/** `Saturday 25 July 2026`, where the rider was. */
export function formatDate(moment: Date, offsetMinutes: Known<number>): string {
  const local = localClock(moment, offsetMinutes);
  const weekday = WEEKDAYS[local.getUTCDay()];
  return `${weekday} ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
}

/** `Saturday`, where the rider was. */
export const formatWeekday = (moment: Date, offsetMinutes: Known<number>): string =>
  WEEKDAYS[localClock(moment, offsetMinutes).getUTCDay()] ?? "";

/** `Sat 25 Jul`, where the rider was. */
export function formatDay(moment: Date, offsetMinutes: Known<number>): string {
  const local = localClock(moment, offsetMinutes);
  return `${short(WEEKDAYS[local.getUTCDay()])} ${local.getUTCDate()} ${short(MONTHS[local.getUTCMonth()])}`;
}

/** `07:06`, where the rider was. */
export function formatClockTime(moment: Date, offsetMinutes: Known<number>): string {
  const local = localClock(moment, offsetMinutes);
  return `${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())}`;
}

/** `25 Jul 2026`, where the rider was. */
export function formatDayOfYear(moment: Date, offsetMinutes: Known<number>): string {
  const local = localClock(moment, offsetMinutes);
  return `${local.getUTCDate()} ${short(MONTHS[local.getUTCMonth()])} ${local.getUTCFullYear()}`;
}

/** `25 Jul 2026, 07:06`, where the rider was. */
export const formatDayAndTime = (moment: Date, offsetMinutes: Known<number>): string =>
  `${formatDayOfYear(moment, offsetMinutes)}, ${formatClockTime(moment, offsetMinutes)}`;

/**
 * `20–26 July 2026`, `29 June – 5 July 2026`, `29 December 2025 – 4 January 2026`.
 *
 * @param first a day as `YYYY-MM-DD`, as is the last
 */
export function formatDays(first: string, last: string): string {
  const [from, to] = [new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`)];
  const end = `${to.getUTCDate()} ${MONTHS[to.getUTCMonth()]} ${to.getUTCFullYear()}`;
  if (from.getUTCFullYear() !== to.getUTCFullYear()) {
    return `${from.getUTCDate()} ${MONTHS[from.getUTCMonth()]} ${from.getUTCFullYear()} – ${end}`;
  }
  if (from.getUTCMonth() !== to.getUTCMonth()) return `${from.getUTCDate()} ${MONTHS[from.getUTCMonth()]} – ${end}`;
  return `${from.getUTCDate()}–${end}`;
}

const isUnknown = (value: Known<number>): value is null => value === null || !Number.isFinite(value);

function quantity(
  value: Known<number>,
  { unit, per = 1, decimals = 0 }: { unit: string; per?: number; decimals?: number },
): string {
  if (isUnknown(value)) return UNKNOWN;
  const number = withThousands((value / per).toFixed(decimals));
  return unit ? `${number} ${unit}` : number;
}

/** With a true minus sign; also says 0 where rounding leaves -0. */
function withThousands(number: string): string {
  const [whole = "", fraction] = number.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return text.replace("-", /[1-9]/.test(text) ? "−" : "");
}

const twoDigits = (number: number) => String(number).padStart(2, "0");

/** The wall clock where the rider was, to be read in UTC. Where nobody told the offset, it was kept as a wall clock. */
const localClock = (moment: Date, offsetMinutes: Known<number>) =>
  new Date(moment.getTime() + (offsetMinutes ?? 0) * 60_000);

const short = (name = "") => name.slice(0, 3);

// Written out: the server's and the browser's Intl do not always abbreviate alike, and then a page is drawn twice.
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
