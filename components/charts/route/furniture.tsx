import { useId } from "react";

/** What makes a drawing a map: a faint grid as wide as the scale bar, the bar itself, and where north is. */
export function Furniture({
  width,
  height,
  bar,
}: {
  width: number;
  height: number;
  bar: { meters: number; pixels: number };
}) {
  const id = useId();
  return (
    <g>
      <pattern id={id} width={bar.pixels} height={bar.pixels} patternUnits="userSpaceOnUse">
        <path d={`M0 0H${bar.pixels}M0 0V${bar.pixels}`} className="fill-none stroke-line" strokeWidth="1" />
      </pattern>
      <rect width={width} height={height} fill={`url(#${id})`} opacity="0.7" />
      <g transform={`translate(12 ${height - 12})`} className="fill-none stroke-muted" strokeWidth="1.5">
        <path d={`M0 -5V0H${bar.pixels}V-5`} />
        <text x="6" y="-5" className="fill-muted stroke-raised text-note [paint-order:stroke]" strokeWidth="4">
          {bar.meters >= 1000 ? `${bar.meters / 1000} km` : `${bar.meters} m`}
        </text>
      </g>
      <g transform={`translate(${width - 18} 30)`}>
        <path d="M0 -16L4.5 -4L0 -7L-4.5 -4Z" className="fill-muted" />
        <text y="8" textAnchor="middle" className="fill-muted text-note">
          N
        </text>
      </g>
    </g>
  );
}
