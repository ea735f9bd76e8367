import type { TerraRow } from "./row";

const row = (tag: string, words: string): TerraRow => ({ tag, words });

/** The shapes of data, and the odd ones among them. */
export const DATA_ROWS: readonly TerraRow[] = [
  row("5.1", "Every field of a ride may be missing or null; unknown ones do no harm"),
  row("5.1 laps", "Laps with or without an end, and how each was begun"),
  row("5.1 units", "Metres, seconds, watts, beats and revolutions as they are named"),
  row("5.2", "Types are numbers, once words; 0 is a type, an unknown one is another sport"),
  row("5.3", "Each series has its own clock, length and gaps, and is put in order by time"),
  row("5.3 pauses", "A pause is a gap of time while the timer stands still"),
  row("5.3 positions", "A place may be empty or half; indoors there is none"),
  row("5.4", "Body: what was measured on a day, with the day's means"),
  row("5.5", "Daily: a day on the wrist; its distance is flat, unlike a ride's"),
  row("5.6", "Sleep: a night with its stages"),
  row("5.6 upload_type", "Sleep numbers the ways of its coming otherwise than rides"),
  row("5.7", "Nutrition: meals, drinks and what was in them"),
  row("5.8", "Menstruation: where in a cycle a day is"),
  row("5.9", "Athlete: who somebody is at the provider, of which the least is kept"),
  row("5.10 null groups", "A ride of which every group is null"),
  row("5.10 only totals", "A ride without any samples"),
  row("5.10 unequal series", "Series of unequal length"),
  row("5.10 no offsets", "Times without an offset are the rider's own clock"),
  row("5.10 indoor", "A ride that was nowhere"),
  row("5.10 older and newer", "The same ride twice, by older and newer order"),
  row("5.10 upload_type", "An update, a deletion, and a ride that is pending"),
  row("5.10 two items", "Two rides in one delivery"),
  row("5.10 chunks", "Two chunks with one reference"),
  row("5.10 large", "A delivery of ten megabytes"),
  row("5.10 type 0", "A ride of type 0"),
  row("5.10 type 999", "A ride of a type that nobody knows"),
  row("5.10 name", "A name in any writing, and with HTML in it"),
];
