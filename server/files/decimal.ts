/**
 * A number in digits alone: neither an exponent, which XML does not take for a decimal, nor zeros at its end.
 *
 * @param places the most digits behind the point
 * @returns nothing at all for a gap
 */
export function decimal(value: number | undefined, places: number): string {
  if (value === undefined || !Number.isFinite(value)) return "";
  const digits = value.toFixed(places);
  const short = digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
  return short === "-0" ? "0" : short;
}
