/** What a route is coloured by. */
export interface Colouring {
  /** What is told and in which unit: "Speed, km/h". */
  title: string;
  unit: string;
  /** In which step a second lies, from 1; 0 where nothing is known. */
  stepAt: (second: number) => number;
  /** The colours of app/globals.css, step by step. */
  colours: readonly string[];
  /** Where one step ends and the next begins, printed: one fewer than steps. */
  limits: readonly string[];
  /** Of the steps, where they have names. */
  names: readonly string[] | null;
}

/** One line of one colour. */
export const PLAIN: Colouring = {
  title: "Route",
  unit: "",
  stepAt: () => 1,
  colours: ["accent"],
  limits: [],
  names: null,
};

/** Of what is not known. */
const UNKNOWN_COLOUR = "control";

/** The colour of a step, by its name in app/globals.css. */
export const colourOf = ({ colours }: Colouring, step: number): string =>
  step === 0 ? UNKNOWN_COLOUR : (colours[Math.min(step, colours.length) - 1] ?? UNKNOWN_COLOUR);

/** A step in words: "below 15 km/h", "15 to 20 km/h", "45 km/h and more". */
export function stepInWords({ names, limits, unit }: Colouring, step: number): string {
  const [from, to] = [limits[step - 2], limits[step - 1]];
  const range =
    from === undefined
      ? `below ${to} ${unit}`
      : to === undefined
        ? `${from} ${unit} and more`
        : `${from} to ${to} ${unit}`;
  const name = names?.[step - 1];
  return name ? `${name}, ${range}` : range;
}
