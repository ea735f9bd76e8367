import { cleanText } from "@/core/clean-text";
import type { Column, ToldExtra } from "../told-activity";
import type { AppField, FitMessage } from "./messages";
import { type NumberField, numberIn, RECORD } from "./profile";

/** Where each column is read from; of two fields the first that has a value counts. */
const COLUMNS: readonly (readonly [Column, NumberField, NumberField?])[] = [
  ["power", RECORD.power],
  ["heart-rate", RECORD.heartRate],
  ["speed", RECORD.enhancedSpeed, RECORD.speed],
  ["cadence", RECORD.cadence],
  ["elevation", RECORD.enhancedElevation, RECORD.elevation],
  ["temperature", RECORD.temperature],
  ["distance", RECORD.distance],
  ["latitude", RECORD.latitude],
  ["longitude", RECORD.longitude],
];

/** What the records say, a column a quantity; only columns in which something was said. */
export function readingsOf(records: readonly FitMessage[]): Partial<Record<Column, Float64Array>> {
  const columns: Partial<Record<Column, Float64Array>> = {};
  for (const [name, first, second] of COLUMNS) {
    const read = (record: FitMessage) => numberIn(record, first) ?? (second ? numberIn(record, second) : null);
    keep(columns, name, columnOf(records, read));
  }
  const balance = columnOf(records, (record) => leftShare(numberIn(record, RECORD.balance)));
  keep(columns, "balance", balance?.every(isOneSided) ? null : balance);
  return columns;
}

/** The fields of apps that are numbers, each with at least one value. */
export function extrasOf(records: readonly FitMessage[], fields: ReadonlyMap<number, AppField>): ToldExtra[] {
  const layouts = new Set(records.map(({ layout }) => layout));
  const keys = new Set([...layouts].flatMap(({ appFields }) => appFields.map(({ key }) => key)));
  return [...keys].flatMap((key) => {
    const field = fields.get(key);
    const values = field && columnOf(records, (record) => appValue(record, key, field));
    return field && values ? [{ name: cleanText(field.name) ?? "Unnamed", unit: cleanText(field.unit), values }] : [];
  });
}

const RIGHT = 0x80;

/**
 * The right leg's share is marked as such. An unmarked one may be either leg's by the letter of FIT; it is taken for the
 * left one's, as GoldenCheetah does.
 */
function leftShare(written: number | null): number | null {
  if (written === null) return null;
  return written & RIGHT ? 100 - (written & ~RIGHT) : written;
}

/** A meter that measures both legs in one writes that all of it is one leg's. */
const isOneSided = (share: number) => Number.isNaN(share) || share === 0 || share === 100;

function appValue({ layout, values }: FitMessage, key: number, { scale, offset }: AppField): number | null {
  const place = layout.appFields.findIndex((field) => field.key === key);
  const value = place < 0 ? null : values[layout.fields.length + place];
  return typeof value === "number" ? value / scale - offset : null;
}

/** @returns null when nothing was said */
function columnOf(records: readonly FitMessage[], read: (record: FitMessage) => number | null): Float64Array | null {
  let isSaid = false;
  const column = Float64Array.from(records, (record) => {
    const value = read(record);
    isSaid ||= value !== null;
    return value ?? Number.NaN;
  });
  return isSaid ? column : null;
}

function keep(columns: Partial<Record<Column, Float64Array>>, name: Column, column: Float64Array | null): void {
  if (column) columns[name] = column;
}
