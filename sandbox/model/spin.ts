import type { Chance } from "./chance";

/** Legs turn slower uphill and with little power; not at all while coasting. @returns revolutions a minute */
export function cadenceOf(
  { watts, speed, gradient }: { watts: number; speed: number; gradient: number },
  chance: Chance,
): number {
  if (watts === 0 || speed < 0.3) return 0;
  const starting = Math.min(1, 0.45 + speed / 8);
  const wish = 87 - 260 * Math.max(0, gradient) + 0.012 * (watts - 180);
  return Math.round(Math.max(32, wish * starting + 2 * chance.normal()));
}
