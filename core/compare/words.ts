import type { Ridden, Section } from "./sections";

/** Less of a difference than this is none. */
const LEAST_SECONDS = 1;

/**
 * The outcome in one sentence: "Evening climb of 12 Nov was 0:42 faster than Tuesday round: all of it gained on climb 2
 * (+12 W)".
 *
 * @param names of the first ride and of the other
 * @param ahead how many seconds the other one was ahead in the end
 * @param sections the way in parts, with how both rode each of them
 */
export function outcome(
  [first, other]: readonly [string, string],
  ahead: number,
  sections: readonly { section: Section; first: Ridden; other: Ridden }[],
): string {
  if (Math.abs(ahead) < LEAST_SECONDS) return `${other} took as long as ${first}, to the second.`;
  const isFaster = ahead > 0;
  const head = `${other} was ${inMinutes(Math.abs(ahead))} ${isFaster ? "faster" : "slower"} than ${first}`;
  const where = whereOf(ahead, sections);
  return where === null ? `${head}.` : `${head}: ${where}.`;
}

/** The section that says most about the difference. */
function whereOf(
  ahead: number,
  sections: readonly { section: Section; first: Ridden; other: Ridden }[],
): string | null {
  const sign = Math.sign(ahead);
  const gains = sections.map(({ other }) => sign * (other?.ahead ?? 0));
  const most = Math.max(...gains);
  const best = sections[gains.indexOf(most)];
  if (sections.length < 2 || best === undefined || most < LEAST_SECONDS) return null;
  const share = most / Math.abs(ahead);
  const verb = ahead > 0 ? "gained" : "lost";
  const place = `${placeOf(best.section.name)}${byPower(best)}`;
  const back = most - Math.abs(ahead);
  if (share > 1.05)
    return `${inMinutes(most)} ${verb} ${place}, and ${inMinutes(back)} ${ahead > 0 ? "lost" : "won back"} elsewhere`;
  if (share >= 0.95) return `all of it ${verb} ${place}`;
  if (share >= 0.5) return `most of it, ${inMinutes(most)}, ${verb} ${place}`;
  return `${verb} all along, ${inMinutes(most)} of it ${place}`;
}

function placeOf(name: string): string {
  const lower = name.toLowerCase();
  return / to /.test(lower) ? `from ${lower}` : /quarter/.test(lower) ? `in the ${lower}` : `on ${lower}`;
}

function byPower({ first, other }: { first: Ridden; other: Ridden }): string {
  const [one, another] = [first?.numbers.meanPowerWatts ?? null, other?.numbers.meanPowerWatts ?? null];
  if (one === null || another === null) return "";
  const watts = Math.round(another - one);
  return watts === 0 ? " (the same power)" : ` (${signed(watts)} W)`;
}

/** `+12`, `−3`, with the sign that printers use. */
export const signed = (value: number): string => (value < 0 ? `−${Math.abs(value)}` : `+${value}`);

/** `0:42`, `12:05`, `1:02:05`: differences are short, and hours are only told where there are some. */
export function inMinutes(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
