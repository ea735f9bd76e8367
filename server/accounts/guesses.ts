import { limiter } from "../limiter";
import { networkOf } from "./network";

/** So many links that were never there, or are over, may be asked for from one neighbourhood in an hour. */
const WRONG_LINKS = 200;

const wrongLinks = limiter({ keyPrefix: "link", points: WRONG_LINKS, duration: 60 * 60 });

/**
 * What a link leads to, for somebody who does not try one after the other: who asked for too many that lead nowhere is
 * shown nothing for a while, whatever they ask for.
 *
 * @param address of the browser
 * @param find gives null where a link leads nowhere
 */
export async function unlessGuessing<Found>(address: string, find: () => Promise<Found | null>): Promise<Found | null> {
  const key = networkOf(address);
  const counted = await wrongLinks.get(key);
  if (counted && counted.consumedPoints >= WRONG_LINKS) return null;
  const found = await find();
  if (found === null) await wrongLinks.penalty(key, 1);
  return found;
}
