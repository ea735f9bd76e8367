import { z } from "zod";

/** Strangers could read along, and would see where somebody rode; on this machine nobody does. */
const MapUrl = z.string().refine((text) => {
  const url = URL.parse(text);
  return url?.protocol === "https:" || (url?.protocol === "http:" && isHere(url.hostname));
}, "must begin with https:// (http:// only on localhost)");

const Host = z
  .string()
  .regex(/^(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:\d+)?$/i, "must be names of hosts, without https:// and without a path");

const Hosts = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  )
  .pipe(z.array(Host));

/** The settings of a street map, as they stand in the environment. */
export const MAP_SETTINGS = {
  MAP_STYLE_URL: MapUrl.optional(),
  MAP_STYLE_DARK_URL: MapUrl.optional(),
  MAP_HOSTS: Hosts.default([]),
};

export interface MapSettings {
  styleUrl: string;
  darkStyleUrl: string | null;
  /** Who is asked for styles, tiles, letters and symbols: `https://tiles.example.org`. */
  origins: string[];
}

/** Who is asked for a map; null where no map is set. */
export function toMapSettings(raw: {
  MAP_STYLE_URL?: string | undefined;
  MAP_STYLE_DARK_URL?: string | undefined;
  MAP_HOSTS: readonly string[];
}): MapSettings | null {
  const { MAP_STYLE_URL: styleUrl, MAP_STYLE_DARK_URL: darkStyleUrl = null, MAP_HOSTS: hosts } = raw;
  if (!styleUrl) return null;
  const styles = [styleUrl, darkStyleUrl ?? styleUrl].map((url) => new URL(url).origin);
  return { styleUrl, darkStyleUrl, origins: [...new Set([...styles, ...hosts.map(originOf)])] };
}

/** What is wrong with the settings of a street map in an environment, one sentence each; nothing where all is well. */
export function mapProblems(environment: Record<string, string | undefined>): string[] {
  const given = Object.fromEntries(Object.keys(MAP_SETTINGS).map((name) => [name, environment[name] || undefined]));
  const result = z.object(MAP_SETTINGS).safeParse(given);
  if (!result.success) return result.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
  const { MAP_STYLE_URL, MAP_STYLE_DARK_URL, MAP_HOSTS } = result.data;
  if (MAP_STYLE_URL || (!MAP_STYLE_DARK_URL && MAP_HOSTS.length === 0)) return [];
  return ["MAP_STYLE_URL: is missing, and without it MAP_STYLE_DARK_URL and MAP_HOSTS do nothing"];
}

const isHere = (hostname: string) => hostname === "localhost" || hostname === "127.0.0.1";

const originOf = (host: string) => `${isHere(host.replace(/:\d+$/, "")) ? "http" : "https"}://${host}`;
