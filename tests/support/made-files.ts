import { fitBytes, type MadeField, type MadeMessage, type MadeShape } from "./fit-bytes";

/** What a test wants to be special about a made ride. */
export interface MadeRide extends MadeShape {
  /** ISO, in UTC. */
  start?: string;
  seconds?: number;
  /** A workout's name in FIT, the track's in GPX; a TCX has no title. */
  title?: string | null;
  /** A value for each second; null is a second without one. Null for all: the sensor was not there. */
  watts?: ((second: number) => number | null) | null;
  bpm?: ((second: number) => number | null) | null;
  rpm?: ((second: number) => number | null) | null;
  speedMps?: number;
  /** Metres of height for each metre of road; where nothing is said, 1 m in 20 s. */
  gradient?: number;
  /** Where it began, in degrees; somewhere in the Gulf of Guinea when not said. */
  from?: { latitude: number; longitude: number };
  isIndoor?: boolean;
  /** FIT's numbers; cycling on the road when not said. In GPX and TCX the sport's own word (`sportName`). */
  sport?: number;
  subSport?: number;
  sportName?: string;
  /** East of UTC; only FIT tells it. */
  offsetMinutes?: number | null;
  /** From the first second of standing until before the first of riding: nothing is recorded, and FIT tells the stops. */
  pauses?: readonly { start: number; end: number }[];
  /** Where laps end, in seconds; one lap when empty. */
  lapsAt?: readonly number[];
  /** FIT's manufacturer and product; Bryton when not said. */
  manufacturer?: number;
  productName?: string | null;
  /** Of FIT: two records each second, one of the receiver and one of the sensors, as some head units write. */
  hasPartialRecords?: boolean;
}

/** FIT counts seconds from the end of 1989. */
const FIT_EPOCH_SECONDS = 631_065_600;

const SEMICIRCLES_PER_DEGREE = 2 ** 31 / 180;
const METERS_PER_DEGREE = 111_195;

/** A second of a made ride: how it is written is the format's matter. */
interface MadeSecond {
  second: number;
  watts: number | null;
  bpm: number | null;
  rpm: number | null;
  speedMps: number;
  distanceMeters: number;
  elevationMeters: number;
  latitude: number;
  longitude: number;
}

/** A steady ride eastwards over the open sea at 8 m/s that climbs 1 m in 20 s, with all sensors, as a FIT file. */
export function madeFit(wanted: MadeRide = {}): Uint8Array {
  const { seconds = 600, offsetMinutes = 60, pauses = [], lapsAt = [], title = null } = wanted;
  const start = fitTime(wanted);
  const records = secondsOf(wanted).flatMap((one) => recordsOf(one, start, wanted));
  const stops = pauses.flatMap((pause) => [timerEvent(start + pause.start, 4), timerEvent(start + pause.end, 0)]);
  const ends = [...lapsAt, seconds];
  return fitBytes(
    [
      fileIdOf(wanted, start),
      ...(title === null ? [] : [workoutOf(title)]),
      timerEvent(start, 0),
      ...[...records, ...stops].sort((one, other) => timeOf(one) - timeOf(other)),
      timerEvent(start + seconds, 4),
      ...ends.map((end, index) => lapOf(start, ends[index - 1] ?? 0, end)),
      sessionOf(wanted, start),
      activityOf(start + seconds, offsetMinutes),
    ],
    wanted,
  );
}

/** The same ride as a GPX file with Garmin's extensions. */
export function madeGpx(wanted: MadeRide = {}): Uint8Array {
  const { title = "Made ride", sportName = "cycling" } = wanted;
  const points = secondsOf(wanted).map((one) => {
    const power = one.watts === null ? "" : `<power>${one.watts}</power>`;
    const hr = one.bpm === null ? "" : `<gpxtpx:hr>${one.bpm}</gpxtpx:hr>`;
    const cad = one.rpm === null ? "" : `<gpxtpx:cad>${one.rpm}</gpxtpx:cad>`;
    const own = `<gpxtpx:TrackPointExtension><gpxtpx:atemp>20</gpxtpx:atemp>${hr}${cad}</gpxtpx:TrackPointExtension>`;
    return `<trkpt lat="${one.latitude.toFixed(7)}" lon="${one.longitude.toFixed(7)}"><ele>${one.elevationMeters.toFixed(1)}</ele><time>${momentOf(wanted, one.second)}</time><extensions>${power}${own}</extensions></trkpt>`;
  });
  const name = title === null ? "" : `<name>${title}</name>`;
  return utf8(`<?xml version="1.0" encoding="UTF-8"?>
<gpx creator="Made" version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
<trk>${name}<type>${sportName}</type><trkseg>
${points.join("\n")}
</trkseg></trk></gpx>
`);
}

/** The same ride as a TCX file with Garmin's extensions. */
export function madeTcx(wanted: MadeRide = {}): Uint8Array {
  const { seconds = 600, sportName = "Biking", lapsAt = [], speedMps = 8, isIndoor = false } = wanted;
  const all = secondsOf(wanted);
  const ends = [...lapsAt, seconds];
  const laps = ends.map((end, index) => {
    const begin = ends[index - 1] ?? 0;
    const points = all
      .filter(({ second }) => second >= begin && second < end)
      .map((one) => trackpointOf(one, momentOf(wanted, one.second), isIndoor));
    return `<Lap StartTime="${momentOf(wanted, begin)}"><TotalTimeSeconds>${end - begin}</TotalTimeSeconds><DistanceMeters>${(end - begin) * speedMps}</DistanceMeters><Calories>60</Calories><Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod><Track>
${points.join("\n")}
</Track></Lap>`;
  });
  return utf8(`<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
<Activities><Activity Sport="${sportName}"><Id>${momentOf(wanted, 0)}</Id>${laps.join("\n")}
<Creator><Name>Made device</Name></Creator></Activity></Activities></TrainingCenterDatabase>
`);
}

function secondsOf(wanted: MadeRide): MadeSecond[] {
  const { seconds = 600, speedMps = 8, pauses = [], from = { latitude: 0.5, longitude: 0.5 } } = wanted;
  const made: MadeSecond[] = [];
  const climbedMps = wanted.gradient === undefined ? 1 / 20 : wanted.gradient * speedMps;
  let ridden = 0;
  for (let second = 0; second < seconds; second++) {
    if (pauses.some(({ start, end }) => second >= start && second < end)) continue;
    made.push({
      second,
      watts: sensed(wanted.watts, second, 200),
      bpm: sensed(wanted.bpm, second, 140),
      rpm: sensed(wanted.rpm, second, 90),
      speedMps,
      distanceMeters: ridden * speedMps,
      elevationMeters: 100 + ridden * climbedMps,
      latitude: from.latitude,
      longitude: from.longitude + (ridden * speedMps) / METERS_PER_DEGREE / Math.cos((from.latitude * Math.PI) / 180),
    });
    ridden++;
  }
  return made;
}

const sensed = (wanted: ((second: number) => number | null) | null | undefined, second: number, usual: number) =>
  wanted === null ? null : (wanted?.(second) ?? (wanted ? null : usual));

const startOf = ({ start = "2026-11-20T07:00:00Z" }: MadeRide) => Date.parse(start);

const momentOf = (wanted: MadeRide, second: number) => new Date(startOf(wanted) + second * 1000).toISOString();

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function trackpointOf(one: MadeSecond, moment: string, isIndoor: boolean): string {
  const position = `<Position><LatitudeDegrees>${one.latitude.toFixed(7)}</LatitudeDegrees><LongitudeDegrees>${one.longitude.toFixed(7)}</LongitudeDegrees></Position>`;
  const hr = one.bpm === null ? "" : `<HeartRateBpm><Value>${one.bpm}</Value></HeartRateBpm>`;
  const cadence = one.rpm === null ? "" : `<Cadence>${one.rpm}</Cadence>`;
  const watts = one.watts === null ? "" : `<ns3:Watts>${one.watts}</ns3:Watts>`;
  const own = `<Extensions><ns3:TPX xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><ns3:Speed>${one.speedMps}</ns3:Speed>${watts}</ns3:TPX></Extensions>`;
  return `<Trackpoint><Time>${moment}</Time>${isIndoor ? "" : position}<AltitudeMeters>${one.elevationMeters.toFixed(1)}</AltitudeMeters><DistanceMeters>${one.distanceMeters}</DistanceMeters>${hr}${cadence}${own}</Trackpoint>`;
}

const fitTime = (wanted: MadeRide) => startOf(wanted) / 1000 - FIT_EPOCH_SECONDS;

const timestamp = (time: number): MadeField => ({ number: 253, type: "uint32", value: time });

const timeOf = ({ fields }: MadeMessage) => Number(fields.find(({ number }) => number === 253)?.value);

function recordsOf(one: MadeSecond, start: number, { isIndoor = false, hasPartialRecords = false }: MadeRide) {
  const position: MadeField[] = [
    { number: 0, type: "sint32", value: Math.round(one.latitude * SEMICIRCLES_PER_DEGREE) },
    { number: 1, type: "sint32", value: Math.round(one.longitude * SEMICIRCLES_PER_DEGREE) },
  ];
  const road: MadeField[] = [
    { number: 2, type: "uint16", value: Math.round((one.elevationMeters + 500) * 5) },
    { number: 5, type: "uint32", value: Math.round(one.distanceMeters * 100) },
    { number: 6, type: "uint16", value: Math.round(one.speedMps * 1000) },
    { number: 13, type: "sint8", value: 20 },
  ];
  const body: MadeField[] = [
    { number: 7, type: "uint16", value: one.watts },
    { number: 3, type: "uint8", value: one.bpm },
    { number: 4, type: "uint8", value: one.rpm },
  ];
  const time = timestamp(start + one.second);
  const outside = isIndoor ? road : [...position, ...road];
  const parts = hasPartialRecords ? [outside, body] : [[...outside, ...body]];
  return parts.map((fields, local): MadeMessage => ({ number: 20, local, fields: [time, ...fields] }));
}

const timerEvent = (time: number, type: 0 | 4): MadeMessage => ({
  number: 21,
  local: 2,
  fields: [timestamp(time), { number: 0, type: "enum", value: 0 }, { number: 1, type: "enum", value: type }],
});

const fileIdOf = ({ manufacturer = 267, productName = null }: MadeRide, start: number): MadeMessage => ({
  number: 0,
  local: 3,
  fields: [
    { number: 0, type: "enum", value: 4 },
    { number: 1, type: "uint16", value: manufacturer },
    { number: 3, type: "uint32z", value: 1234 },
    { number: 4, type: "uint32", value: start },
    ...(productName === null ? [] : [{ number: 8, type: "string", value: productName } as const]),
  ],
});

const workoutOf = (title: string): MadeMessage => ({
  number: 26,
  local: 3,
  fields: [{ number: 8, type: "string", value: title }],
});

const lapOf = (start: number, from: number, to: number): MadeMessage => ({
  number: 19,
  local: 4,
  fields: [
    timestamp(start + to),
    { number: 2, type: "uint32", value: start + from },
    { number: 7, type: "uint32", value: (to - from) * 1000 },
    { number: 24, type: "enum", value: 0 },
  ],
});

function sessionOf(wanted: MadeRide, start: number): MadeMessage {
  const { seconds = 600, sport = 2, subSport = wanted.isIndoor ? 6 : 7, speedMps = 8, pauses = [] } = wanted;
  const ridden = seconds - pauses.reduce((sum, pause) => sum + pause.end - pause.start, 0);
  return {
    number: 18,
    local: 5,
    fields: [
      timestamp(start + seconds),
      { number: 2, type: "uint32", value: start },
      { number: 5, type: "enum", value: sport },
      { number: 6, type: "enum", value: subSport },
      { number: 7, type: "uint32", value: seconds * 1000 },
      { number: 8, type: "uint32", value: ridden * 1000 },
      { number: 9, type: "uint32", value: Math.round(ridden * speedMps * 100) },
      { number: 11, type: "uint16", value: 120 },
    ],
  };
}

const activityOf = (time: number, offsetMinutes: number | null): MadeMessage => ({
  number: 34,
  local: 6,
  fields: [
    timestamp(time),
    { number: 5, type: "uint32", value: offsetMinutes === null ? null : time + offsetMinutes * 60 },
  ],
});
