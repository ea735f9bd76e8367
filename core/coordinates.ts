import { isPosition } from "./position";

const NUMBER = String.raw`([+−-]?\d{1,3}(?:\.\d+)?)\s*°?\s*`;
/** `52.1, 4.3`, as maps give it; `52.1° N 4.3° E`, as people write it. */
const COORDINATES = new RegExp(`^[\\s(]*${NUMBER}([NS]?)\\s*[,;\\s]\\s*${NUMBER}([EW]?)[\\s)]*$`, "i");

/** A position as a map lets one copy it, latitude first; null when it is none. */
export function parseCoordinates(text: string): { latitude: number; longitude: number } | null {
  const [, north, pole = "", east, side = ""] = COORDINATES.exec(text) ?? [];
  if (north === undefined || east === undefined) return null;
  const latitude = signed(north, pole.toUpperCase() === "S");
  const longitude = signed(east, side.toUpperCase() === "W");
  return isPosition(latitude, longitude) ? { latitude, longitude } : null;
}

function signed(number: string, isOpposite: boolean): number {
  const value = Number(number.replace("−", "-"));
  return isOpposite ? -value : value;
}
