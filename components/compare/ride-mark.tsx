/** The dashes of the rides' lines, in CSS pixels, and the shapes on them: colour is not all that tells them apart. */
export const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3]];

/** Colours as classes, by the place of a ride in the comparison. */
export const RIDE_STROKE = ["stroke-ride-1", "stroke-ride-2", "stroke-ride-3", "stroke-ride-4"];
const RIDE_FILL = ["fill-ride-1", "fill-ride-2", "fill-ride-3", "fill-ride-4"];

const SHAPE_NAMES = ["circle", "square", "triangle", "diamond"];

/** What the mark of a ride is called by those who do not see it. */
export const markName = (index: number): string => SHAPE_NAMES[index] ?? "mark";

/** The outline of a shape around 0,0, as an SVG path. */
export const shapePath = (index: number, size: number): string => {
  const s = size;
  if (index === 1) return `M${-s} ${-s}H${s}V${s}H${-s}Z`;
  if (index === 2) return `M0 ${-1.25 * s}L${1.2 * s} ${s}H${-1.2 * s}Z`;
  if (index === 3) return `M0 ${-1.4 * s}L${1.4 * s} 0L0 ${1.4 * s}L${-1.4 * s} 0Z`;
  return `M${-1.1 * s} 0A${1.1 * s} ${1.1 * s} 0 1 0 ${1.1 * s} 0A${1.1 * s} ${1.1 * s} 0 1 0 ${-1.1 * s} 0Z`;
};

/** A piece of a ride's line with its shape. */
export const RideMark = ({ index }: { index: number }) => (
  <svg viewBox="0 0 28 12" aria-hidden="true" className="h-3 w-7 shrink-0">
    <path
      d="M0 6H28"
      className={RIDE_STROKE[index]}
      strokeWidth="2"
      strokeDasharray={DASHES[index]?.join(" ") || undefined}
    />
    <path d={shapePath(index, 4)} transform="translate(14 6)" className={`${RIDE_FILL[index]} stroke-paper`} />
  </svg>
);

/** The shape alone, for a drawing of many lines. */
export const RideShape = ({ index, size = 5 }: { index: number; size?: number }) => (
  <path d={shapePath(index, size)} className={`${RIDE_FILL[index]} stroke-raised`} strokeWidth="1.5" />
);
