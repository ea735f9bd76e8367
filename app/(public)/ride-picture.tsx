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
      <Lane name="Power" path={power} colour="stroke-power" ink="fill-power" y={0} />
      <Lane name="Heart rate" path={heartRate} colour="stroke-heart-rate" ink="fill-heart-rate" y={SIZE.height / 3} />
      <path
        d={elevation.area}
        transform={`translate(0 ${(SIZE.height / 3) * 2})`}
        className="fill-elevation opacity-35"
      />
      <Name y={(SIZE.height / 3) * 2} ink="fill-muted">
        Elevation
      </Name>
      <path d={`M0 ${SIZE.height - 0.5}H${SIZE.width}`} className="stroke-line" />
    </svg>
  );
}

const SIZE: Profile = { width: 480, height: 330, laneHeight: 100 };

function Lane({ name, path, colour, ink, y }: { name: string; path: string; colour: string; ink: string; y: number }) {
  return (
    <>
      <g transform={`translate(0 ${y})`}>
        <path d={`M0 ${SIZE.laneHeight}H${SIZE.width}`} className="stroke-line" />
        <path d={path} className={colour} strokeWidth="1.5" />
      </g>
      <Name y={y} ink={ink}>
        {name}
      </Name>
    </>
  );
}

const Name = ({ y, ink, children }: { y: number; ink: string; children: string }) => (
  <text y={y + 12} className={`text-note font-medium ${ink}`}>
    {children}
  </text>
);
