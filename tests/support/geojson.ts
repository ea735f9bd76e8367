import { gpx, tcx } from "@tmcw/togeojson";
import { DOMParser } from "@xmldom/xmldom";
import { z } from "zod";

const Position = z.array(z.number());
/** One track is a list, several are a list of lists. */
const listed = <T extends z.ZodType>(one: T) =>
  z.union([z.array(z.array(one)), z.array(one).transform((list) => [list])]);
const Values = listed(z.number().nullable()).optional();

const Features = z.object({
  features: z.array(
    z.object({
      properties: z.looseObject({
        name: z.string().optional(),
        totalTimeSeconds: z.number().optional(),
        distanceMeters: z.number().optional(),
        cadences: Values,
        speeds: Values,
        watts: Values,
        coordinateProperties: z.looseObject({
          times: listed(z.string()),
          heart: Values,
          powers: Values,
          cads: Values,
          speeds: Values,
          atemps: Values,
        }),
      }),
      geometry: z.object({ coordinates: listed(Position) }),
    }),
  ),
});

const parse = (bytes: Uint8Array) =>
  new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(new TextDecoder("utf-8", { fatal: true }).decode(bytes), "text/xml");

/** The root of a document that another program finds well-formed; throws where it does not. */
export const rootOf = (bytes: Uint8Array): string | undefined => parse(bytes).documentElement?.tagName;

/** A GPX as another program reads it. It leaves out segments of a single point. */
export const readGpxFeatures = (bytes: Uint8Array) => Features.parse(gpx(parse(bytes))).features;

/** A TCX as another program reads it, a feature for each lap with positions. It leaves out tracks of a single point. */
export const readTcxFeatures = (bytes: Uint8Array) => Features.parse(tcx(parse(bytes))).features;
