import "server-only";
import type { StreetMap } from "@/core/street-map";
import { env } from "./env";
import { isStreetMapOn } from "./house-settings";

/** The street map over which routes can be laid; null where the operator named none, or switched it off. */
export async function streetMap(): Promise<StreetMap | null> {
  const { map } = env();
  if (!map || !(await isStreetMapOn())) return null;
  const hosts = map.origins.map((origin) => origin.replace(/^https?:\/\//, "").replace(/^\*\./, ""));
  return { styleUrl: map.styleUrl, darkStyleUrl: map.darkStyleUrl, host: inWords(hosts) };
}

const inWords = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "");
