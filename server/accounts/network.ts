import { isIPv4, isIPv6 } from "node:net";

/**
 * The neighbourhood of an internet address: its /24, or the /56 that one home or one server gets of the new kind.
 * An attacker has many addresses in one neighbourhood, and few neighbourhoods.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, "").replace(/%.*$/, "");
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  if (isIPv6(plain)) return `${fullGroups(plain).slice(0, 4).join("").slice(0, 14)}/56`;
  return "unknown";
}

/** The eight groups of an address of the new kind, four digits each. */
function fullGroups(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(Math.max(0, missing)).fill("0"), ...groups(tail ?? "")];
  return all.map((group) => group.toLowerCase().padStart(4, "0"));
}
