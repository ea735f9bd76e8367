/** @param steps how many the unit has: 10 keeps tenths */
export const rounded = (value: number, steps: number) => Math.round(value * steps) / steps;
