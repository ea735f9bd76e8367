import type { Channel } from "@/core/channel";
import type { Lap, RecordedRide } from "@/core/ride";
import { decimal } from "./decimal";
import { type ExportRide, lapsToWrite, momentOf, ridingStretches } from "./export-ride";
import { xmlDocument, xmlMoment, xmlNumber, xmlText } from "./write-xml";

const NAMESPACE = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2";
const EXTENSION = "http://www.garmin.com/xmlschemas/ActivityExtension/v2";

const ROOT = [
  `<TrainingCenterDatabase xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
  `xsi:schemaLocation="${NAMESPACE} https://www8.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd">`,
].join(" ");

/**
 * A ride as TCX: its laps, a track for each stretch between pauses, a point for each second in which anything was measured.
 *
 * @see https://www8.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd, with ActivityExtension v2 for speed and power
 */
export function writeTcx(ride: ExportRide): Uint8Array<ArrayBuffer> {
  const start = xmlMoment(momentOf(ride.recorded, 0));
  return xmlDocument([
    ROOT,
    `<Activities><Activity Sport="Biking"><Id>${start}</Id>`,
    ...writeLaps(ride),
    `<Notes>${xmlText(ride.title)}</Notes>`,
    ...(ride.device === null ? [] : [creator(ride.device)]),
    "</Activity></Activities>",
    "</TrainingCenterDatabase>",
  ]);
}

/** The schema has no device without numbers: 0 is what is written for those that nobody knows. */
const creator = (device: string) =>
  `<Creator xsi:type="Device_t"><Name>${xmlText(device)}</Name><UnitId>0</UnitId><ProductID>0</ProductID>` +
  "<Version><VersionMajor>0</VersionMajor><VersionMinor>0</VersionMinor></Version></Creator>";

function writeLaps(ride: ExportRide): string[] {
  const laps = lapsToWrite(ride);
  const calories = caloriesOf(ride, laps);
  const lapOf = lapOfSecond(ride.recorded, laps);
  return laps.flatMap((lap, index) => [
    lapHead(ride, lap, calories[index] ?? 0),
    ...tracks(ride.recorded, (second) => lapOf[second] === index),
    lapFoot(lap),
    "</Lap>",
  ]);
}

/** Every second is a point of one lap: the latest that it lies in, else the one before it, else the first. */
function lapOfSecond({ elapsedSeconds }: RecordedRide, laps: readonly Lap[]): Int32Array {
  const lapOf = new Int32Array(elapsedSeconds);
  laps.forEach(({ start, end }, index) => {
    if (end > start) lapOf.fill(index, start);
  });
  laps.forEach(({ start, end }, index) => {
    lapOf.fill(index, start, end);
  });
  return lapOf;
}

/** Energy is told of the whole ride, and TCX wants whole numbers by lap: by their time, so that they add up. */
function caloriesOf({ numbers }: ExportRide, laps: readonly Lap[]): number[] {
  const whole = laps.reduce((sum, { timerSeconds }) => sum + timerSeconds, 0);
  let seconds = 0;
  let told = 0;
  return laps.map(({ timerSeconds }) => {
    seconds += timerSeconds;
    const soFar = whole === 0 ? 0 : Math.round(((numbers.energyKilocalories ?? 0) * seconds) / whole);
    const calories = Math.min(soFar - told, 65_535);
    told = soFar;
    return calories;
  });
}

const TRIGGERS: Record<string, string> = {
  distance: "Distance",
  time: "Time",
  location: "Location",
  position: "Location",
  heartrate: "HeartRate",
};

const triggerOf = (trigger: string | null) => TRIGGERS[trigger?.toLowerCase().replace(/[^a-z]/g, "") ?? ""] ?? "Manual";

function lapHead({ recorded }: ExportRide, lap: Lap, calories: number): string {
  const beats = (name: string, bpm: number | null) =>
    bpm === null ? "" : `<${name}><Value>${decimal(bpm, 0)}</Value></${name}>`;
  return [
    `<Lap StartTime="${xmlMoment(momentOf(recorded, lap.start))}">`,
    `<TotalTimeSeconds>${lap.timerSeconds}</TotalTimeSeconds>`,
    `<DistanceMeters>${decimal(lap.distanceMeters ?? 0, 2)}</DistanceMeters>`,
    `<Calories>${calories}</Calories>`,
    beats("AverageHeartRateBpm", lap.meanHeartRateBpm),
    beats("MaximumHeartRateBpm", lap.maxHeartRateBpm),
    "<Intensity>Active</Intensity>",
    xmlNumber("Cadence", decimal(lap.meanCadenceRpm ?? Number.NaN, 0)),
    `<TriggerMethod>${triggerOf(lap.trigger)}</TriggerMethod>`,
  ].join("");
}

function lapFoot({ meanPowerWatts, maxPowerWatts }: Lap): string {
  const mean = xmlNumber("AvgWatts", decimal(meanPowerWatts ?? Number.NaN, 0));
  const most = xmlNumber("MaxWatts", decimal(maxPowerWatts ?? Number.NaN, 0));
  return mean || most ? `<Extensions><LX xmlns="${EXTENSION}">${mean}${most}</LX></Extensions>` : "";
}

function tracks(ride: RecordedRide, isWanted: (second: number) => boolean): string[] {
  return ridingStretches(ride).flatMap(({ start, end }) => {
    const lines: string[] = [];
    for (let second = start; second < end; second++) {
      const measured = isWanted(second) ? point(ride, second) : "";
      if (measured) lines.push(measured);
    }
    return lines.length === 0 ? [] : ["<Track>", ...lines, "</Track>"];
  });
}

/** In the order in which the schema wants them; nothing of a second in which nothing was measured. */
function point(ride: RecordedRide, second: number): string {
  const { channels, track } = ride;
  const digits = (channel: Channel | undefined, places: number) => decimal(channel?.[second], places);
  const beats = digits(channels["heart-rate"], 0);
  const watts = xmlNumber("Watts", digits(channels.power, 0));
  const speed = xmlNumber("Speed", digits(channels.speed, 3));
  const measured = [
    position(decimal(track?.latitude[second], 7), decimal(track?.longitude[second], 7)),
    xmlNumber("AltitudeMeters", digits(channels.elevation, 2)),
    xmlNumber("DistanceMeters", digits(channels.distance, 2)),
    beats && `<HeartRateBpm><Value>${beats}</Value></HeartRateBpm>`,
    xmlNumber("Cadence", digits(channels.cadence, 0)),
    speed || watts ? `<Extensions><TPX xmlns="${EXTENSION}">${speed}${watts}</TPX></Extensions>` : "",
  ].join("");
  const time = xmlMoment(momentOf(ride, second));
  return measured && `<Trackpoint><Time>${time}</Time>${measured}</Trackpoint>`;
}

const position = (latitude: string, longitude: string) =>
  latitude === "" || longitude === ""
    ? ""
    : `<Position>${xmlNumber("LatitudeDegrees", latitude)}${xmlNumber("LongitudeDegrees", longitude)}</Position>`;
