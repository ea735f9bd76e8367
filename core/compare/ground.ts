import type { Track } from "../channel";

/** Where a track lay on flat ground, in metres east and north of one place; NaN is a gap. */
export interface Ground {
  x: Float64Array;
  y: Float64Array;
}

export interface Place {
  latitude: number;
  longitude: number;
}

const METERS_PER_DEGREE = 111_195;

/** The first position of a track; null where there is none. */
export function firstPlace({ latitude, longitude }: Track): Place | null {
  const second = latitude.findIndex((degrees, at) => !Number.isNaN(degrees + (longitude[at] ?? Number.NaN)));
  return second < 0 ? null : { latitude: latitude[second] ?? 0, longitude: longitude[second] ?? 0 };
}

/** A track laid flat around a place. Two tracks laid flat around the same place can be compared metre by metre. */
export function laidFlat({ latitude, longitude }: Track, around: Place): Ground {
  const perDegreeEast = METERS_PER_DEGREE * Math.cos((around.latitude * Math.PI) / 180);
  return {
    x: longitude.map((degrees) => roundTheGlobe(degrees - around.longitude) * perDegreeEast),
    y: latitude.map((degrees) => (degrees - around.latitude) * METERS_PER_DEGREE),
  };
}

/** Over the date line it is not the long way round. */
const roundTheGlobe = (degrees: number) => degrees - 360 * Math.round(degrees / 360);
