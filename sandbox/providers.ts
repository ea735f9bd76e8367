import { DAY_TYPES } from "./health/health-library";
import type { Moods } from "./moods";

/** All kinds of data that Terra asks providers for. */
export const DATA_TYPES = ["activity", ...DAY_TYPES, "athlete"] as const;

export type DataType = (typeof DATA_TYPES)[number];

/** What an environment has switched on unless it says otherwise. */
export const DEFAULT_PROVIDERS: readonly string[] = ["BRYTONSPORT"];

/** Bryton tells rides and nothing else (terra-api.md 6). */
const TELLS_ONLY_RIDES = ["BRYTONSPORT"];

export const offeredBy = ({ offersEverything }: Moods, provider: string): readonly DataType[] =>
  TELLS_ONLY_RIDES.includes(provider) && !offersEverything ? ["activity"] : DATA_TYPES;

/** Some of Terra's catalogue: what comes back to those who do not say which environment they are. */
const CATALOGUE = ["BRYTONSPORT", "COROS", "FITBIT", "GARMIN", "OURA", "POLAR", "SUUNTO", "WAHOO", "WITHINGS"];

export const allProviders = (enabled: readonly string[]) => [...new Set([...CATALOGUE, ...enabled])];

/** `Bryton Sport (sandbox)`: nobody is to take it for the real one. */
export const nameOf = (provider: string) => {
  const words = provider === "BRYTONSPORT" ? "Bryton Sport" : provider.charAt(0) + provider.slice(1).toLowerCase();
  return `${words} (sandbox)`;
};

/** `GET /integrations/detailed` */
export const detailedProviders = (names: readonly string[], moods: Moods, publicUrl: string) =>
  names.map((provider) => {
    const offered = offeredBy(moods, provider);
    const types = ["activity", ...DAY_TYPES] as const;
    return {
      provider,
      name: nameOf(provider),
      icon: `${publicUrl}/icon.svg`,
      setup: "API_KEYS_MANAGED",
      enabled: true,
      types: Object.fromEntries(types.map((type) => [type, offered.includes(type)])),
    };
  });
