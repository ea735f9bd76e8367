/**
 * A device in a few words: who made it and what it is, without saying the same twice ("Suunto Suunto Vertical").
 *
 * @returns null when neither is known
 */
export function deviceName(manufacturer: string | null, product: string | null): string | null {
  const isSaidTwice = manufacturer !== null && product?.toLowerCase().startsWith(manufacturer.toLowerCase());
  if (manufacturer === null || product === null || isSaidTwice) return product ?? manufacturer;
  return `${manufacturer} ${product}`;
}
