import { type Profile, pictureOf } from "./ride-profile";

/** A ride over two hills, as the dashboard draws one. Decoration: what it says is said in words beside it. */
export function RidePicture() {
  const { elevation, power, heartRate } = pictureOf(SIZE);
  return (
    <svg
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      className="hidden w-full tablet:block"
      aria-hidden="true"
      fill="none"
      strokeLinejoin="round"
    >
      <Lane path={power} className="stroke-power" y={0} />
      <Lane path={heartRate} className="stroke-heart-rate" y={SIZE.height / 3} />
      <path
        d={elevation.area}
        transform={`translate(0 ${(SIZE.height / 3) * 2})`}
        className="fill-elevation opacity-35"
      />
      <path d={`M0 ${SIZE.height - 0.5}H${SIZE.width}`} className="stroke-line" />
    </svg>
  );
}

const SIZE: Profile = { width: 480, height: 330, laneHeight: 100 };

function Lane({ path, className, y }: { path: string; className: string; y: number }) {
  return (
    <g transform={`translate(0 ${y})`}>
      <path d={`M0 ${SIZE.laneHeight}H${SIZE.width}`} className="stroke-line" />
      <path d={path} className={className} strokeWidth="1.5" />
    </g>
  );
}
