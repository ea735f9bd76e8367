import { describe, expect, test } from "vitest";
import { activity } from "@/tests/support/activity";
import { exampleRide, unevenRide } from "@/tests/support/terra-example-ride";
import { type TerraRide, toRide } from "./to-ride";

function rideOf(payload: unknown): TerraRide {
  const read = toRide(payload);
  if (read.kind !== "ride") throw new Error(`Read as ${read.kind}`);
  return read.ride;
}

/** To a second: which of two samples the edge of a pause belongs to is nobody's to say. */
const isAbout = (second: number) => (value: number) => Math.abs(value - second) <= 1;

const bare = (metadata: object = {}) => ({
  metadata: {
    summary_id: "bare",
    type: 1,
    start_time: "2026-11-20T08:00:00.000000+01:00",
    end_time: "2026-11-20T09:00:00.000000+01:00",
    ...metadata,
  },
});

describe("toRide", () => {
  test("puts every series on one clock [T 5.3]", () => {
    const { recorded } = rideOf(activity({ seconds: 60, watts: (second) => second * 2 }));
    expect(recorded.elapsedSeconds).toBe(60);
    expect(Object.keys(recorded.channels).sort()).toEqual(
      ["cadence", "distance", "elevation", "heart-rate", "power", "speed"].sort(),
    );
    expect(recorded.channels.power?.[59]).toBe(118);
    expect(recorded.track?.latitude[10]).toBeCloseTo(10.0005, 9);
    expect(recorded.told).toEqual({ timerSeconds: 60, distanceMeters: 480, energyKilocalories: 120 });
  });

  test("puts series of other lengths and orders where their times say [T 5.3, T 5.10 unequal series]", () => {
    const { channels, track } = rideOf(unevenRide("uneven")).recorded;
    expect(channels.power?.[3]).toBe(150);
    expect(channels["heart-rate"]?.[2]).toBe(98);
    // At second 1 the power is null and the place [null, null], at second 2 the place is null.
    expect(track?.latitude[0]).toBeCloseTo(10.5, 9);
    expect(track?.latitude[3]).toBeCloseTo(10.5002, 9);
    expect([140, 141]).toContain(channels.power?.[0]);
  });

  test("finds a pause where time goes on and the timer does not [T 5.3 pauses]", () => {
    const at = (second: number) => new Date(Date.parse("2026-11-20T08:00:00Z") + second * 1000).toISOString();
    const seconds = [...Array(60).keys(), ...Array.from({ length: 60 }, (_, index) => 360 + index)];
    const ride = exampleRide({ start_time: at(0), end_time: at(420) });
    const { recorded } = rideOf({
      metadata: ride.metadata,
      power_data: {
        power_samples: seconds.map((second, timer) => ({
          timestamp: at(second),
          watts: 200,
          timer_duration_seconds: timer,
        })),
      },
    });
    expect(recorded.pauses).toEqual([{ start: expect.toSatisfy(isAbout(60)), end: expect.toSatisfy(isAbout(360)) }]);
  });

  test("takes clocks without an offset for those of the ride [T 5.10 no offsets]", () => {
    const ride = activity({ seconds: 60 });
    const shorn = JSON.parse(JSON.stringify(ride).replaceAll("+01:00", ""));
    shorn.metadata.start_time += "+01:00";
    const { recorded } = rideOf(shorn);
    expect(recorded.startedAt).toEqual(new Date("2026-11-20T07:00:00Z"));
    expect(recorded.channels.power?.length).toBe(60);
  });

  test("keeps a wall clock where no offset is told at all [T 5.10 no offsets, T 10.4]", () => {
    const { recorded } = rideOf(JSON.parse(JSON.stringify(activity({ seconds: 60 })).replaceAll("+01:00", "")));
    expect(recorded).toMatchObject({ startedAt: new Date("2026-11-20T08:00:00Z"), offsetMinutes: null });
  });

  test("does not take UTC for where the rider was [T 10.4]", () => {
    const told = bare({
      start_time: "2026-11-20T07:00:00Z",
      end_time: "2026-11-20T08:00:00Z",
      timestamp_localization: 0,
    });
    expect(rideOf(told).recorded.offsetMinutes).toBeNull();
  });

  test.each([
    [0, "other-sport"],
    [8, "other-sport"],
    [1, "ride"],
    [153, "ride"],
    [108, "ride"],
    [999, "ride"],
    ["ROAD_BIKING", "ride"],
    [null, "ride"],
  ])("takes type %j for %s [T 5.2, T 5.10 type 0, T 5.10 type 999]", (type, kind) =>
    expect(toRide(bare({ type })).kind).toBe(kind),
  );

  test.each([
    ["everything else missing", bare()],
    ["everything else null", { ...bare(), device_data: null, distance_data: null, lap_data: null, power_data: null }],
    ["empty lists", { ...bare(), lap_data: { laps: [] }, power_data: { power_samples: [] } }],
    [
      "other shapes than documented",
      { ...bare(), lap_data: [], power_data: "none", position_data: { position_samples: {} } },
    ],
  ])("reads a ride with %s [T 5.1, T 5.10 null groups]", (_, payload) => {
    const ride = rideOf(payload);
    expect(ride.recorded).toMatchObject({ elapsedSeconds: 3600, channels: {}, track: null, laps: [] });
    expect(ride.remarks).toHaveLength(1);
  });

  test.each([
    ["no metadata", {}],
    ["no start", { metadata: { ...bare().metadata, start_time: undefined } }],
    ["a start that is no moment", bare({ start_time: "soon" })],
    ["not even an object", null],
    ["a month", bare({ end_time: "2026-12-20T08:00:00.000000+01:00" })],
  ])("refuses %s", (_, payload) => expect(() => toRide(payload)).toThrow());

  test("gives a ride without an id one of its own, the same every time [T 4.7 nameless, W6]", () => {
    const [one, again, other] = [
      bare({ summary_id: null }),
      bare({ summary_id: "" }),
      bare({ summary_id: null, type: 16 }),
    ].map((payload) => rideOf(payload).identity);
    expect(one).toBe(again);
    expect(one).not.toBe(other);
  });

  test.each([
    ["05:00", "Morning ride"],
    ["12:00", "Afternoon ride"],
    ["17:30", "Evening ride"],
    ["22:00", "Night ride"],
    ["04:59", "Night ride"],
  ])("calls a nameless ride at %s: %s", (clock, title) => {
    const start_time = `2026-11-20T${clock}:00.000000+01:00`;
    expect(rideOf(bare({ name: "  ", start_time, end_time: start_time })).title).toBe(title);
  });

  test("does not believe a timer that ran longer than the ride", () => {
    const ride = { ...bare(), active_durations_data: { activity_seconds: 7200 } };
    expect(rideOf(ride).recorded.told.timerSeconds).toBeNull();
  });

  test("lets a lap without an end last until the next, and drops one that is outside of the ride [T 5.1 laps]", () => {
    const laps = ["08:00:00", "08:20:00", "12:00:00"].map((clock) => ({
      start_time: `2026-11-20T${clock}.000000+01:00`,
    }));
    const { recorded } = rideOf({ ...bare(), lap_data: { laps: [laps[1], laps[0], laps[2], null, {}] } });
    expect(recorded.laps.map(({ start, end }) => [start, end])).toEqual([
      [0, 1200],
      [1200, 3600],
    ]);
  });
});
