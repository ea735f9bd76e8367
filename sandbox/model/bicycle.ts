/** What a rider and their bicycle have to overcome. */
export interface Bicycle {
  /** Rider, bicycle and all they carry. */
  massKg: number;
  /** Drag area, square metres. */
  dragArea: number;
  rollingResistance: number;
}

/** Kilograms a cubic metre, at 15 °C and 250 m. */
const AIR_DENSITY = 1.19;
export const GRAVITY = 9.81;
/** What the chain lets through. */
export const DRIVETRAIN = 0.976;
/** Turning wheels weigh a little more than standing ones when it comes to changing speed. */
const ROTATING = 1.014;

/** A road bicycle under a rider of this mass, hands on the hoods. */
export const roadBicycle = (riderKg: number): Bicycle => ({
  massKg: riderKg + 10,
  dragArea: 0.33,
  rollingResistance: 0.0045,
});

/**
 * The force against the rider, newtons: air, tyres and hill.
 *
 * @param speed metres a second
 * @param gradient rise by distance
 * @param headwind metres a second, negative from behind
 * @see J. C. Martin et al., "Validation of a Mathematical Model for Road Cycling Power", J. Appl. Biomech. 14 (1998)
 */
export function resistance(bicycle: Bicycle, speed: number, gradient: number, headwind: number): number {
  const airspeed = speed + headwind;
  const air = 0.5 * AIR_DENSITY * bicycle.dragArea * airspeed * Math.abs(airspeed);
  const slope = Math.hypot(1, gradient);
  const weight = bicycle.massKg * GRAVITY;
  return air + (weight * (bicycle.rollingResistance + gradient)) / slope;
}

/** Below walking speed a pedal cannot give all its power: the force would have no end. */
const SLOWEST_DRIVE = 1.5;

/** The speed after a moment of pedalling with that power; never backwards. */
export function speedAfter(
  bicycle: Bicycle,
  { speed, watts, gradient, headwind }: { speed: number; watts: number; gradient: number; headwind: number },
  seconds: number,
): number {
  const drive = (watts * DRIVETRAIN) / Math.max(speed, SLOWEST_DRIVE);
  const force = drive - resistance(bicycle, speed, gradient, headwind);
  return Math.max(0, speed + (force / (bicycle.massKg * ROTATING)) * seconds);
}
