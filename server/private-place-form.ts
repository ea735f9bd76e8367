import { z } from "zod";
import { cleanText } from "@/core/clean-text";
import { parseCoordinates } from "@/core/coordinates";
import { parsePlaceId } from "@/core/ids";
import { LARGEST_SHIFT, type PrivatePlace } from "@/core/private-places";

/** The smallest and the largest circle that can be asked for. */
export const RADIUS_METERS = { least: 100, most: 2000, usual: 300 };

/** A place as a rider names it, or a sentence for each field that has to be corrected. */
export type PlaceForm<Place> = { ok: true; place: Place } | { ok: false; problems: Record<string, string> };

/** A place as a rider names it; what is hidden around it is ours to choose. */
export type NamedPlace = Pick<PrivatePlace, "name" | "latitude" | "longitude" | "radiusMeters">;

const LONGEST_NAME = 60;

const RADIUS = `Between ${RADIUS_METERS.least} and ${RADIUS_METERS.most.toLocaleString("en")} m, please.`;
const NAME = "Please give it a name, so that you know it again.";
const COORDINATES = "Please paste two numbers as a map gives them, such as 52.1, 4.3.";

/** A field that a parser reads, or refuses in a sentence. */
const read = <Value>(parse: (text: string) => Value | null, sentence: string) =>
  z.string(sentence).transform((text, context): Value => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: sentence });
    return z.NEVER;
  });

const Named = z.object({
  name: read(cleanText, NAME).refine(
    (text) => [...text].length <= LONGEST_NAME,
    `At most ${LONGEST_NAME} letters, please.`,
  ),
  radiusMeters: read(parseRadius, RADIUS),
});
const Position = z.object({ coordinates: read(parseCoordinates, COORDINATES) });
const Id = z.object({ id: read(parsePlaceId, "This is no place of yours.") });
const Shift = z.object({ shiftNorthMeters: z.coerce.number(), shiftEastMeters: z.coerce.number() });

/** Reads the form that names a place. */
export function parseNewPlace(typed: Record<string, unknown>): PlaceForm<NamedPlace> {
  return toForm(Named.extend(Position.shape).safeParse(typed), ({ coordinates, ...named }) => ({
    ...named,
    ...coordinates,
  }));
}

/** Reads the form that changes a place. */
export function parseChangedPlace(
  typed: Record<string, unknown>,
): PlaceForm<Pick<PrivatePlace, "name" | "id" | "radiusMeters">> {
  return toForm(Named.extend(Id.shape).safeParse(typed), (place) => place);
}

/**
 * Reads which place a form of ours is about.
 *
 * @throws ZodError when it is not a form of ours
 */
export const parsePlaceChoice = (typed: Record<string, unknown>) => Id.parse(typed).id;

/**
 * Reads a place as `typePlace` wrote it.
 *
 * @throws ZodError when it is not a form of ours
 */
export function parseRemovedPlace(typed: Record<string, unknown>): PrivatePlace {
  const whole = Named.extend({ ...Position.shape, ...Id.shape, ...Shift.shape });
  const { coordinates, ...place } = whole.parse(typed);
  const farthest = Math.max(Math.abs(place.shiftNorthMeters), Math.abs(place.shiftEastMeters));
  z.number()
    .max(LARGEST_SHIFT * place.radiusMeters)
    .parse(farthest);
  return { ...place, ...coordinates };
}

/** A place as a form holds it. */
export function typePlace({ latitude, longitude, ...place }: PrivatePlace): Record<string, string> {
  return {
    // To a tenth of a millimetre, and never as 1e-7.
    coordinates: `${latitude.toFixed(9)}, ${longitude.toFixed(9)}`,
    ...Object.fromEntries(Object.entries(place).map(([name, value]) => [name, String(value)])),
  };
}

function parseRadius(text: string): number | null {
  const meters = Math.round(Number(text.trim().replace(/\s*m$/, "") || Number.NaN));
  return meters >= RADIUS_METERS.least && meters <= RADIUS_METERS.most ? meters : null;
}

function toForm<Typed, Place>(result: z.ZodSafeParseResult<Typed>, toPlace: (typed: Typed) => Place): PlaceForm<Place> {
  if (result.success) return { ok: true, place: toPlace(result.data) };
  const problems = result.error.issues.map(({ path: [field], message }) => [String(field), message]);
  return { ok: false, problems: Object.fromEntries(problems) };
}
