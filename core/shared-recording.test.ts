import { expect, test } from "vitest";
import type { PlaceId } from "./ids";
import type { RecordedRide } from "./ride";
import { sharedRecording } from "./shared-recording";

const SECONDS = 600;
const ramp = (first: number, step: number) =>
  Float32Array.from({ length: SECONDS }, (_, index) => first + index * step);

/** 5 m a second to the north from the equator. */
const METERS_PER_DEGREE = 111_195;
const RIDE: RecordedRide = {
  startedAt: new Date("2026-11-17T07:12:00Z"),
  offsetMinutes: 60,
  elapsedSeconds: SECONDS,
  channels: { power: ramp(100, 1), "heart-rate": ramp(120, 0.1), distance: ramp(0, 5), elevation: ramp(10, 0) },
  track: {
    latitude: Float64Array.from({ length: SECONDS }, (_, second) => (second * 5) / METERS_PER_DEGREE),
    longitude: new Float64Array(SECONDS),
  },
  pauses: [],
  laps: [],
  told: { timerSeconds: 1, distanceMeters: 2, energyKilocalories: 3 },
  isIndoor: false,
};

const HOME = {
  id: "0197f000-0000-7000-8000-000000000001" as PlaceId,
  ...{ name: "Home", latitude: 0, longitude: 0, radiusMeters: 500, shiftNorthMeters: 0, shiftEastMeters: 0 },
};

test("of all that is shared all is there", () => {
  const shared = sharedRecording(RIDE, { withMap: true, withHeartRate: true }, []);
  expect(shared.channels).toEqual(RIDE.channels);
  expect(shared.track).toEqual(RIDE.track);
});

test("without heart rate every other channel is there", () => {
  const shared = sharedRecording(RIDE, { withMap: true, withHeartRate: false }, []);
  expect(Object.keys(shared.channels)).toEqual(["power", "elevation", "distance"]);
});

test("without a map there is no track, and distance and elevation stay", () => {
  const shared = sharedRecording(RIDE, { withMap: false, withHeartRate: true }, []);
  expect(shared.track).toBeNull();
  expect(shared.channels.distance).toEqual(RIDE.channels.distance);
});

test("where the rider wants nobody to know that they were there is a gap, and the road goes on behind it", () => {
  const { track } = sharedRecording(RIDE, { withMap: true, withHeartRate: true }, [HOME]);
  // 500 m are 100 seconds; what is hidden is larger than the place by up to 57 %.
  for (let second = 0; second <= 100; second++) expect(track?.latitude[second]).toBeNaN();
  for (let second = 200; second < SECONDS; second++) expect(track?.latitude[second]).toBe(RIDE.track?.latitude[second]);
});

test("of a ride that lies all within such a place there is no track", () => {
  const village = { ...HOME, radiusMeters: 5000 };
  expect(sharedRecording(RIDE, { withMap: true, withHeartRate: true }, [village]).track).toBeNull();
});
