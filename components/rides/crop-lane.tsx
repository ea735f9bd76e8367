import type { Channel } from "@/core/channel";

const COLUMNS = 400;
const HEIGHT = 100;

/** One channel of a whole recording, small: to see where somebody stands, or drives home. Its numbers stand elsewhere. */
export function CropLane({
  channel,
  className,
  isFilled = false,
}: {
  channel: Channel;
  className: string;
  isFilled?: boolean;
}) {
  const means = meansOf(channel);
  const known = means.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return null;
  const [low, high] = [isFilled ? Math.min(...known) : 0, Math.max(...known)];
  const points = means.map((value, column) => ({
    x: column + 0.5,
    y: HEIGHT - 4 - ((value - low) / (high - low || 1)) * (HEIGHT - 10),
  }));
  return (
    <svg
      viewBox={`0 0 ${means.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="absolute inset-0 size-full"
    >
      <path
        d={isFilled ? area(points) : line(points)}
        vectorEffect="non-scaling-stroke"
        strokeWidth="1.25"
        strokeLinejoin="round"
        className={className}
      />
    </svg>
  );
}

interface Point {
  x: number;
  y: number;
}

/** As many columns as a small picture has room for; NaN in a column in which nothing was recorded. */
export function meansOf(channel: Channel, columns = COLUMNS): number[] {
  const count = Math.min(columns, channel.length);
  return Array.from({ length: count }, (_, column) => {
    const part = channel.subarray(
      Math.floor((column * channel.length) / count),
      Math.floor(((column + 1) * channel.length) / count),
    );
    const known = part.filter((value) => !Number.isNaN(value));
    return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}

/** Lifted over what is not known. */
function line(points: readonly Point[]): string {
  let isDown = false;
  return points
    .map(({ x, y }) => {
      if (Number.isNaN(y)) {
        isDown = false;
        return "";
      }
      const step = `${isDown ? "L" : "M"}${x} ${y.toFixed(1)}`;
      isDown = true;
      return step;
    })
    .join("");
}

function area(points: readonly Point[]): string {
  const known = points.filter(({ y }) => !Number.isNaN(y));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return "";
  return `M${first.x} ${HEIGHT}${known.map(({ x, y }) => `L${x} ${y.toFixed(1)}`).join("")}L${last.x} ${HEIGHT}Z`;
}
