import { CHANNEL_NAMES, type ChannelName } from "@/core/channel";
import type { RecordedRide } from "@/core/ride";
import { decimal } from "./decimal";
import { type ExportRide, momentOf } from "./export-ride";

/** What a column is headed by, and the digits behind the point that its channel is worth. */
const COLUMNS: Record<ChannelName, [head: string, places: number]> = {
  power: ["power (W)", 0],
  "heart-rate": ["heart rate (bpm)", 0],
  speed: ["speed (m/s)", 3],
  cadence: ["cadence (rpm)", 0],
  elevation: ["elevation (m)", 1],
  temperature: ["temperature (°C)", 1],
  balance: ["left leg's share (%)", 1],
  distance: ["distance (m)", 2],
};

/** A column: its head, and what it says of a second. */
type Column = [head: string, cell: (second: number) => string];

const LINE = "\r\n";

/**
 * A ride as a table in text: a row for every second, pauses included; a gap is an empty cell.
 *
 * @see RFC 4180
 */
export function writeCsv(ride: ExportRide): Uint8Array<ArrayBuffer> {
  const columns = [
    ...timeColumns(ride.recorded),
    ...channelColumns(ride),
    ...stateColumns(ride),
    ...extraColumns(ride),
  ];
  const lines = [columns.map(([head]) => csvText(head)).join(",")];
  for (let second = 0; second < ride.recorded.elapsedSeconds; second++) {
    lines.push(columns.map(([, cell]) => cell(second)).join(","));
  }
  return new TextEncoder().encode(lines.join(LINE) + LINE);
}

function timeColumns(recorded: RecordedRide): Column[] {
  const utc = (second: number) => momentOf(recorded, second).toISOString().slice(0, 19);
  return [
    ["second", String],
    ["time (UTC)", (second) => `${utc(second)}Z`],
    ["local time", localTime(recorded)],
  ];
}

/** With its offset from UTC, so that it is the same moment to whoever reads it; nothing where nobody told the offset. */
function localTime(recorded: RecordedRide): Column[1] {
  const { offsetMinutes } = recorded;
  if (offsetMinutes === null) return () => "";
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  const offset = `${offsetMinutes < 0 ? "-" : "+"}${twoDigits(hours)}:${twoDigits(minutes)}`;
  return (second) =>
    momentOf(recorded, second + offsetMinutes * 60)
      .toISOString()
      .slice(0, 19) + offset;
}

function channelColumns({ recorded: { channels, track } }: ExportRide): Column[] {
  const columns: Column[] = [];
  for (const name of CHANNEL_NAMES) {
    const channel = channels[name];
    const [head, places] = COLUMNS[name];
    if (channel) columns.push([head, (second) => decimal(channel[second], places)]);
  }
  if (track) {
    columns.push(["latitude (°)", (second) => decimal(track.latitude[second], 7)]);
    columns.push(["longitude (°)", (second) => decimal(track.longitude[second], 7)]);
  }
  return columns;
}

function stateColumns({ recorded: { elapsedSeconds, pauses }, laps }: ExportRide): Column[] {
  const isPaused = new Uint8Array(elapsedSeconds);
  for (const { start, end } of pauses) isPaused.fill(1, start, end);
  const lapOf = new Uint32Array(elapsedSeconds);
  for (const { number, start, end } of laps) lapOf.fill(number, start, end);
  return [
    ["paused", (second) => String(isPaused[second] ?? 0)],
    ["lap", (second) => (lapOf[second] ? String(lapOf[second]) : "")],
  ];
}

const extraColumns = ({ extras }: ExportRide): Column[] =>
  extras.map(({ name, unit, channel }) => [
    unit === null ? name : `${name} (${unit})`,
    (second) => decimal(channel[second], 3),
  ]);

/** A spreadsheet takes a cell that begins so for a formula, and an app may have called its field anything. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠|%]/u;

/**
 * Words as a cell: without control characters, quoted where they must be, and never a formula.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvText(text: string): string {
  const harmless = (FORMULA.test(text) ? `'${text}` : text).replace(/[\p{Cc}\p{Cs}]+/gu, " ");
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
