import { formatClockTime, formatDate } from "@/core/format";
import type { RecordedRide, Ride } from "@/core/ride";
import {
  type DrawnProfile,
  type DrawnRoute,
  drawableText,
  drawProfile,
  drawRoute,
  type PictureFigure,
  pictureFigures,
} from "@/core/ride-picture";
import type { PictureShape } from "./picture-shape";

/** The light scheme of app/globals.css: a picture has no scheme of its own, and this one prints, too. */
const COLOUR = {
  paper: "#fbfaf7",
  ink: "#1c1b1a",
  muted: "#5d5a55",
  accent: "#6d3fd1",
  elevation: "#dcd9d3",
  start: "#296f46",
};

const SIDE = 56;

/** A ride as a picture for others: drawn on the server, in the one way of laying out that its drawer knows (flex boxes). */
export function PictureCard({ ride, recorded, shape }: { ride: Ride; recorded: RecordedRide; shape: PictureShape }) {
  const { width, height, route: box } = shape;
  const route = recorded.track && drawRoute(recorded.track, { ...box, margin: 14 });
  const sizes = route ? shape.withRoute : shape.withoutRoute;
  const profile = drawProfile(recorded.channels, { width, height: sizes.profile });
  const isWide = width > height;
  return (
    <div style={{ ...COLUMN, width, height, backgroundColor: COLOUR.paper, color: COLOUR.ink, fontFamily: "Inter" }}>
      <div style={{ ...COLUMN, flexGrow: 1, padding: `${SIDE - 12}px ${SIDE}px 0` }}>
        <TopLine ride={ride} />
        <div style={{ ...(isWide ? ROW : COLUMN), flexGrow: 1, justifyContent: "space-between" }}>
          <div style={{ ...COLUMN, flexGrow: 1, flexBasis: 0 }}>
            <Title text={drawableText(ride.title) || "A ride"} size={sizes.title} lines={sizes.titleLines} />
            <Figures figures={pictureFigures(ride)} size={sizes.figure} />
          </div>
          {route && (
            <div style={{ display: "flex", justifyContent: "center", marginLeft: isWide ? 40 : 0, marginTop: 12 }}>
              <Route route={route} width={box.width} height={box.height} />
            </div>
          )}
        </div>
      </div>
      <Profile profile={profile} width={width} height={sizes.profile} />
    </div>
  );
}

const ROW = { display: "flex", flexDirection: "row" } as const;
const COLUMN = { display: "flex", flexDirection: "column" } as const;

const TopLine = ({ ride: { startedAt, offsetMinutes } }: { ride: Ride }) => (
  <div style={{ ...ROW, alignItems: "center", justifyContent: "space-between", color: COLOUR.muted, fontSize: 26 }}>
    <div style={{ display: "flex" }}>
      {`${formatDate(startedAt, offsetMinutes)} · ${formatClockTime(startedAt, offsetMinutes)}`}
    </div>
    <div style={{ ...ROW, alignItems: "center" }}>
      <svg width="34" height="34" viewBox="0 0 32 32" role="presentation">
        <path
          d="M7.5 15.5C8.5 7 13 2.8 16 2.8S23.5 7 24.5 15.5"
          fill="none"
          stroke={COLOUR.ink}
          strokeWidth="2"
          strokeLinecap="round"
        />
        <path d="M4.6 14h22.8l1.5 12.6a2.2 2.2 0 0 1-2.2 2.4H5.3a2.2 2.2 0 0 1-2.2-2.4z" fill={COLOUR.accent} />
        <path
          d="M7 24.2l4.2-3.4 2.9 2 4.4-5.3 3 4 1.9-1.4 1.6 2.4"
          fill="none"
          stroke="#ffffff"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <div style={{ display: "flex", marginLeft: 10 }}>Musette</div>
    </div>
  </div>
);

const Title = ({ text, size, lines }: { text: string; size: number; lines: number }) => (
  <div
    style={{
      display: "block",
      marginTop: 18,
      fontSize: size,
      fontWeight: 500,
      letterSpacing: "-0.02em",
      lineHeight: 1.12,
      lineClamp: lines,
    }}
  >
    {text}
  </div>
);

const Figures = ({ figures, size }: { figures: readonly PictureFigure[]; size: number }) => (
  <div style={{ ...ROW, flexWrap: "wrap", marginTop: size / 4 }}>
    {figures.map(({ label, number, unit }) => (
      <div key={label} style={{ ...COLUMN, width: "33.33%", marginTop: size / 2.6 }}>
        <div style={{ ...ROW, alignItems: "flex-end", lineHeight: 1 }}>
          <div style={{ display: "flex", fontSize: size, fontWeight: 300, letterSpacing: "-0.02em" }}>{number}</div>
          {unit && <Unit size={size / 2}>{unit}</Unit>}
        </div>
        <div style={{ display: "flex", color: COLOUR.muted, fontSize: Math.max(22, size / 3), marginTop: 4 }}>
          {label}
        </div>
      </div>
    ))}
  </div>
);

/** On the baseline of the number, which is twice as large: 14 % of a line of this font lie below it. */
const Unit = ({ size, children }: { size: number; children: string }) => (
  <div style={{ display: "flex", marginLeft: 8, marginBottom: size * 0.14, color: COLOUR.muted, fontSize: size }}>
    {children}
  </div>
);

/** Begins at a ring and ends at a square, as the map does. */
const Route = ({ route, width, height }: { route: DrawnRoute; width: number; height: number }) => (
  <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="presentation">
    <path
      d={route.path}
      fill="none"
      stroke={COLOUR.accent}
      strokeWidth="5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    <rect x={route.finish.x - 7} y={route.finish.y - 7} width="14" height="14" fill={COLOUR.ink} />
    <circle cx={route.start.x} cy={route.start.y} r="8" fill={COLOUR.paper} stroke={COLOUR.start} strokeWidth="5" />
  </svg>
);

const Profile = ({ profile, width, height }: { profile: DrawnProfile; width: number; height: number }) => (
  <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="presentation">
    {profile.elevation && <path d={profile.elevation} fill={COLOUR.elevation} />}
    {profile.power && (
      <path d={profile.power} fill="none" stroke={COLOUR.accent} strokeWidth="2.5" strokeLinejoin="round" />
    )}
  </svg>
);
