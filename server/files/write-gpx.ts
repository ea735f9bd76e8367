import type { Channel, ChannelName, Track } from "@/core/channel";
import type { RecordedRide } from "@/core/ride";
import type { Span } from "@/core/span";
import { decimal } from "./decimal";
import { type ExportRide, momentOf, ridingStretches } from "./export-ride";
import { xmlDocument, xmlMoment, xmlNumber, xmlText } from "./write-xml";

const POINT_EXTENSION = "http://www.garmin.com/xmlschemas/TrackPointExtension/v2";

const ROOT = [
  '<gpx version="1.1" creator="Musette" xmlns="http://www.topografix.com/GPX/1/1"',
  `xmlns:gpxtpx="${POINT_EXTENSION}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
  'xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd',
  `${POINT_EXTENSION} https://www8.garmin.com/xmlschemas/TrackPointExtensionv2.xsd">`,
].join(" ");

/**
 * A ride as GPX 1.1: a segment for each stretch between pauses, a point for each second with a position. What was measured
 * where nobody knew the position is not in it: the format has no place for it.
 *
 * @see https://www.topografix.com/GPX/1/1/, with Garmin's TrackPointExtension v2 and the `power` that Strava made usual
 */
export function writeGpx(ride: ExportRide): Uint8Array<ArrayBuffer> {
  const { title, recorded } = ride;
  return xmlDocument([
    ROOT,
    `<metadata><name>${xmlText(title)}</name><time>${xmlMoment(momentOf(recorded, 0))}</time></metadata>`,
    `<trk><name>${xmlText(title)}</name><type>cycling</type>`,
    ...(recorded.track ? segments(recorded, recorded.track) : []),
    "</trk>",
    "</gpx>",
  ]);
}

const segments = (ride: RecordedRide, track: Track): string[] =>
  ridingStretches(ride)
    .map((stretch) => points(ride, track, stretch))
    .filter((segment) => segment.length > 0)
    .flatMap((segment) => ["<trkseg>", ...segment, "</trkseg>"]);

function points(ride: RecordedRide, { latitude, longitude }: Track, { start, end }: Span): string[] {
  const lines: string[] = [];
  for (let second = start; second < end; second++) {
    const [lat, lon] = [decimal(latitude[second], 7), decimal(longitude[second], 7)];
    if (lat === "" || lon === "") continue;
    const elevation = xmlNumber("ele", digits(ride.channels.elevation, second, 2));
    const time = `<time>${xmlMoment(momentOf(ride, second))}</time>`;
    lines.push(`<trkpt lat="${lat}" lon="${lon}">${elevation}${time}${extensions(ride, second)}</trkpt>`);
  }
  return lines;
}

/** In the order in which the extension's schema wants them. */
const EXTENSIONS: [string, ChannelName, number][] = [
  ["gpxtpx:atemp", "temperature", 1],
  ["gpxtpx:hr", "heart-rate", 0],
  ["gpxtpx:cad", "cadence", 0],
  ["gpxtpx:speed", "speed", 3],
];

function extensions({ channels }: RecordedRide, second: number): string {
  const power = xmlNumber("power", digits(channels.power, second, 0));
  const others = EXTENSIONS.map(([name, channel, places]) =>
    xmlNumber(name, digits(channels[channel], second, places)),
  ).join("");
  const point = others && `<gpxtpx:TrackPointExtension>${others}</gpxtpx:TrackPointExtension>`;
  return power || point ? `<extensions>${power}${point}</extensions>` : "";
}

const digits = (channel: Channel | undefined, second: number, places: number) => decimal(channel?.[second], places);
