import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Track } from "./channel";
import type { PlaceId } from "./ids";
import { haversineMeters } from "./position";
import { hiddenCircle, LARGEST_SHIFT, type PrivatePlace, withoutPrivatePlaces } from "./private-places";

const place = (change: Partial<PrivatePlace>): PrivatePlace => ({
  id: "7b0d1a52-0000-4000-8000-000000000000" as PlaceId,
  name: "Home",
  latitude: 0,
  longitude: 10,
  radiusMeters: 300,
  shiftNorthMeters: 0,
  shiftEastMeters: 0,
  ...change,
});

/** On the equator a degree of longitude is 2π · 6,371,008.8 m / 360 = 111,195.08 m. */
const METERS_PER_DEGREE = 111_195.08;

/** A ride that is so many metres east of 0° N 10° E at each second; null is a gap. */
const eastward = (...meters: (number | null)[]): Track => ({
  latitude: Float64Array.from(meters, (value) => (value === null ? Number.NaN : 0)),
  longitude: Float64Array.from(meters, (value) => (value === null ? Number.NaN : 10 + value / METERS_PER_DEGREE)),
});

/** A metre for each second from one to the other, the last not included. */
const metersFrom = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

const shownSeconds = ({ latitude, longitude }: Track): number[] => {
  const seconds: number[] = [];
  for (let second = 0; second < latitude.length; second++) {
    expect(Number.isNaN(latitude[second])).toBe(Number.isNaN(longitude[second]));
    if (!Number.isNaN(latitude[second])) seconds.push(second);
  }
  return seconds;
};

describe("hiddenCircle", () => {
  test("reaches the farthest shift beyond the place's own circle, however far it is shifted", () => {
    // By hand: 300 + 300 · 0.4 · √2 + 1 = 470.71 m.
    expect(hiddenCircle(place({})).radiusMeters).toBeCloseTo(470.71, 2);
    expect(hiddenCircle(place({ shiftNorthMeters: -120, shiftEastMeters: 40 })).radiusMeters).toBeCloseTo(470.71, 2);
  });

  test("lies north and east of the place as it is shifted", () => {
    // By hand: 100 m north are 100 / 111,195.08 = 0.00089932°; 50 m east at 60° N are half as long as at the equator in
    // metres, so 50 / (111,195.08 · ½) = 0.00089932°.
    const north = hiddenCircle(place({ shiftNorthMeters: 100 }));
    expect([north.latitude, north.longitude]).toEqual([expect.closeTo(0.00089932, 8), expect.closeTo(10, 8)]);
    const east = hiddenCircle(place({ latitude: 60, shiftEastMeters: 50 }));
    expect([east.latitude, east.longitude]).toEqual([expect.closeTo(60, 6), expect.closeTo(10.00089932, 7)]);
  });

  test("covers the place's own circle even where the shift was meant for a larger one", () => {
    // By hand: 100 + √(700² + 700²) + 1 = 1,090.95 m.
    const shrunk = place({ radiusMeters: 100, shiftNorthMeters: 700, shiftEastMeters: -700 });
    expect(hiddenCircle(shrunk).radiusMeters).toBeCloseTo(1090.95, 2);
  });
});

describe("withoutPrivatePlaces", () => {
  test("leaves a ride as it is that nowhere comes near", () => {
    const ride = eastward(2000, 2010, null, 2020);
    expect(withoutPrivatePlaces(ride, [place({})])).toBe(ride);
    expect(withoutPrivatePlaces(ride, [])).toBe(ride);
  });

  test("hides the way out of a place up to the border of the circle", () => {
    const ride = eastward(...metersFrom(0, 600));
    // The border is at 470.71 m, so the last hidden position is the one at 470 m.
    expect(shownSeconds(withoutPrivatePlaces(ride, [place({})]))).toEqual(metersFrom(471, 600));
  });

  test("hides around the shifted middle", () => {
    const ride = eastward(...metersFrom(-700, 700));
    const shown = shownSeconds(withoutPrivatePlaces(ride, [place({ shiftEastMeters: 100 })]));
    // From 100 − 470.71 to 100 + 470.71 m; second 0 is at −700 m.
    expect(shown).toEqual([...metersFrom(0, 330), ...metersFrom(1271, 1400)]);
  });

  test("hides a ride altogether that stays within", () => {
    expect(shownSeconds(withoutPrivatePlaces(eastward(-20, 0, null, 15), [place({})]))).toEqual([]);
  });

  test("does not change the ride it was given", () => {
    const ride = eastward(0, 10);
    withoutPrivatePlaces(ride, [place({})]);
    expect(shownSeconds(ride)).toEqual([0, 1]);
  });

  test("hides around each of several places", () => {
    const there = place({ longitude: 10 + 2000 / METERS_PER_DEGREE });
    const ride = eastward(...metersFrom(0, 2000));
    expect(shownSeconds(withoutPrivatePlaces(ride, [place({}), there]))).toEqual(metersFrom(471, 1530));
  });

  test.each([
    [29, 0],
    [30, 30],
  ])("of %i s between two hidden stretches shows %i", (shownFor, remaining) => {
    const ride = eastward(0, 0, ...Array.from({ length: shownFor }, () => 500), 0, 0);
    expect(shownSeconds(withoutPrivatePlaces(ride, [place({})]))).toHaveLength(remaining);
  });

  test("hides a moment before a ride vanishes, and one after it came out, when the ride is over with it", () => {
    expect(shownSeconds(withoutPrivatePlaces(eastward(500, 490, 480, 470, 0), [place({})]))).toEqual([]);
    expect(shownSeconds(withoutPrivatePlaces(eastward(0, 470, 480, null, 490, 500), [place({})]))).toEqual([]);
  });

  test("counts a moment with the gaps in it", () => {
    const slow = [500, ...Array.from({ length: 28 }, () => null), 510];
    expect(shownSeconds(withoutPrivatePlaces(eastward(0, ...slow, 0), [place({})]))).toEqual([1, 30]);
  });

  test.each([
    ["over the date line", { latitude: 0, longitude: 179.999 }, [0, -179.999]],
    ["over the date line, the other way", { latitude: 0, longitude: -179.999 }, [0, 179.999]],
    ["over the pole", { latitude: 89.999, longitude: 0 }, [89.999, 180]],
    ["at the south pole itself", { latitude: -90, longitude: 0 }, [-89.998, 77]],
  ])("hides what is near %s", (_, at, [latitude = 0, longitude = 0]) => {
    // Each is 222.4 m away: 0.002° of a great circle.
    const track = { latitude: Float64Array.of(latitude), longitude: Float64Array.of(longitude) };
    expect(shownSeconds(withoutPrivatePlaces(track, [place(at)]))).toEqual([]);
    expect(shownSeconds(withoutPrivatePlaces(track, [place({ ...at, radiusMeters: 100 })]))).toEqual([0]);
  });
});

describe("whatever the place and the ride", () => {
  const shift = fc.double({ min: -LARGEST_SHIFT, max: LARGEST_SHIFT, noNaN: true });
  const places = fc
    .record({
      latitude: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(90, -90, 89.999, 0)),
      longitude: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(180, -180, 179.9999, 0)),
      radiusMeters: fc.integer({ min: 100, max: 2000 }),
      north: shift,
      east: shift,
    })
    .map(({ north, east, ...rest }) =>
      place({ ...rest, shiftNorthMeters: north * rest.radiusMeters, shiftEastMeters: east * rest.radiusMeters }),
    );
  /** How far from the first place the rider was at each second, in metres north and east. */
  const steps = fc.array(fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -3000, max: 3000 })), {
    minLength: 1,
    maxLength: 120,
  });

  test("no position within the radius of a place remains, and nothing is made up", () => {
    fc.assert(
      fc.property(fc.array(places, { minLength: 1, maxLength: 4 }), steps, (all, way) => {
        const [first] = all;
        if (!first) return;
        const track = around(first, way);
        const { latitude, longitude } = withoutPrivatePlaces(track, all);
        latitude.forEach((degrees, second) => {
          if (Number.isNaN(degrees)) return;
          expect([degrees, longitude[second]]).toEqual([track.latitude[second], track.longitude[second]]);
          for (const one of all) {
            const away = haversineMeters(degrees, longitude[second] ?? 0, one.latitude, one.longitude);
            expect(away).toBeGreaterThan(one.radiusMeters);
          }
        });
      }),
      { numRuns: 1000 },
    );
  });

  function around({ latitude, longitude }: PrivatePlace, way: [number, number][]): Track {
    const positions = way.map(([north, east]) => {
      const to = Math.min(Math.max(latitude + north / METERS_PER_DEGREE, -90), 90);
      const narrow = Math.max(Math.cos((to * Math.PI) / 180), 1e-6);
      return [to, ((((longitude + east / METERS_PER_DEGREE / narrow + 180) % 360) + 360) % 360) - 180] as const;
    });
    return {
      latitude: Float64Array.from(positions, ([to]) => to),
      longitude: Float64Array.from(positions, ([, to]) => to),
    };
  }
});
