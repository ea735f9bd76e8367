import { type Colouring, PLAIN } from "@/components/charts/route/colouring";
import type { Channel } from "@/core/channel";
import { smoothed } from "@/core/chart-points";
import { formatNumber } from "@/core/format";
import { gradientOf } from "@/core/gradient";
import type { LaneName } from "@/core/lane";
import type { Ride } from "@/core/ride";
import { evenLimits, limitsAround, stepOf } from "@/core/route-steps";
import { ROUTE_COLOURS, type RouteColour } from "@/core/view-choices";
import { wBalance } from "@/core/w-balance";
import { limitsOf, type Zone } from "@/core/zones";
import { heartRateZonesOf, powerZonesOf, type Zoned } from "./own-zones";
import type { RideData } from "./ride-data";

export const ROUTE_COLOUR_LABEL: Record<RouteColour, string> = {
  plain: "One colour",
  "power-zones": "Power zones",
  "heart-rate-zones": "Heart rate zones",
  power: "Power",
  "heart-rate": "Heart rate",
  speed: "Speed",
  cadence: "Cadence",
  elevation: "Elevation",
  gradient: "Gradient",
  "w-balance": "W′ balance",
  temperature: "Temperature",
  balance: "Left leg's share",
};

type Colourable = Zoned & Pick<Ride, "pauses">;

/** What the route of a ride can be coloured by. */
export const coloursOf = (ride: Colourable, { channels }: Pick<RideData, "channels">): RouteColour[] =>
  ROUTE_COLOURS.filter((colour) => {
    if (colour === "plain") return true;
    if (colour === "power-zones") return channels.power && powerZonesOf(ride);
    if (colour === "heart-rate-zones") return channels["heart-rate"] && heartRateZonesOf(ride);
    if (colour === "gradient") return channels.elevation && channels.distance;
    if (colour === "w-balance") return channels.power && reserveOf(ride);
    return channels[colour];
  });

/** What was chosen where this ride can show it; else what comes closest. */
export function colourShown(chosen: RouteColour, offered: readonly RouteColour[]): RouteColour {
  if (offered.includes(chosen)) return chosen;
  return chosen === "power-zones" && offered.includes("heart-rate-zones") ? "heart-rate-zones" : "plain";
}

/** A route in the colours of something. */
export function colouringOf(colour: RouteColour, ride: Colourable, data: RideData): Colouring {
  if (colour === "plain") return PLAIN;
  if (colour === "power-zones") return inZones("Power, W", "W", data.channels.power, powerZonesOf(ride));
  if (colour === "heart-rate-zones") {
    return inZones("Heart rate, bpm", "bpm", data.channels["heart-rate"], heartRateZonesOf(ride));
  }
  return inSteps(colour, channelOf(colour, ride, data));
}

/** Over half a minute, because second by second a route would be confetti. */
const CALM_SECONDS = 30;

function inZones(title: string, unit: string, channel: Channel | undefined, zones: readonly Zone[] | null): Colouring {
  if (!channel || !zones) return PLAIN;
  const limits = limitsOf(zones);
  const calm = smoothed(channel, CALM_SECONDS);
  return {
    title: `${title}, over ${CALM_SECONDS} s`,
    unit,
    stepAt: (second) => stepOf(calm[second] ?? Number.NaN, limits),
    colours: zones.map((_, index) => `zone-${Math.min(index + 1, 7)}`),
    limits: limits.map((limit) => formatNumber(limit)),
    names: zones.map(({ name }) => name),
  };
}

function inSteps(lane: LaneName, channel: Channel | null): Colouring {
  const { unit, per, least, middle } = TOLD[lane];
  const calm = channel && smoothed(channel, CALM_SECONDS).map((value) => value / per);
  const limits = calm && (middle === null ? evenLimits(calm, least) : limitsAround(calm, middle, least));
  if (!calm || !limits) return PLAIN;
  const decimals = Math.max(...limits.map(decimalsOf));
  return {
    title: `${ROUTE_COLOUR_LABEL[lane]}, ${unit}, over ${CALM_SECONDS} s`,
    unit,
    stepAt: (second) => stepOf(calm[second] ?? Number.NaN, limits),
    colours: SEVEN.map((step) => `${middle === null ? "ramp" : "slope"}-${step}`),
    limits: limits.map((limit) => formatNumber(limit, decimals)),
    names: null,
  };
}

function channelOf(lane: LaneName, ride: Colourable, { channels }: RideData): Channel | null {
  if (lane === "gradient") {
    const { elevation, distance } = channels;
    return elevation && distance ? gradientOf(elevation, distance) : null;
  }
  if (lane === "w-balance") {
    const reserve = reserveOf(ride);
    return channels.power && reserve ? wBalance(channels.power, ride.pauses, reserve) : null;
  }
  return channels[lane] ?? null;
}

const reserveOf = ({ known: { figures } }: Colourable) =>
  figures.ftpWatts && figures.wPrimeJoules
    ? { thresholdWatts: figures.ftpWatts, wPrimeJoules: figures.wPrimeJoules }
    : null;

/** How a lane is told along a route: the unit, how much of the channel's own it is, the least width of a step, the middle. */
const TOLD: Record<LaneName, { unit: string; per: number; least: number; middle: number | null }> = {
  power: { unit: "W", per: 1, least: 10, middle: null },
  "heart-rate": { unit: "bpm", per: 1, least: 2, middle: null },
  speed: { unit: "km/h", per: 1 / 3.6, least: 1, middle: null },
  cadence: { unit: "rpm", per: 1, least: 2, middle: null },
  elevation: { unit: "m", per: 1, least: 5, middle: null },
  gradient: { unit: "%", per: 1, least: 1, middle: 0 },
  "w-balance": { unit: "kJ", per: 1000, least: 0.5, middle: null },
  temperature: { unit: "°C", per: 1, least: 1, middle: null },
  balance: { unit: "%", per: 1, least: 1, middle: 50 },
};

const SEVEN = [1, 2, 3, 4, 5, 6, 7];

/** 0 of 15, 1 of 2.5. */
const decimalsOf = (value: number) => String(value).split(".")[1]?.length ?? 0;
