import { describe, expect, test } from "vitest";
import type { Channels, Track } from "./channel";
import type { SourceId } from "./ids";
import { type JoinSource, joinRides } from "./join";
import type { RecordedRide } from "./ride";

const gap = Number.NaN;
const SECONDS = 600;
const NOON = Date.UTC(2026, 5, 1, 12);

const column = (read: (second: number) => number, length = SECONDS) =>
  Float32Array.from({ length }, (_, second) => read(second));
const heart = column((second) => Math.round(140 + 25 * Math.sin(second / 40)));
const distance = column((second) => second * 8);
const speed = column(() => 8);
const track: Track = {
  latitude: new Float64Array(SECONDS).fill(45),
  longitude: Float64Array.from({ length: SECONDS }, (_, second) => 5 + second * 1e-4),
};

const ride = (channels: Channels, told: Partial<RecordedRide> = {}): RecordedRide => ({
  startedAt: new Date(NOON),
  offsetMinutes: null,
  elapsedSeconds: SECONDS,
  channels,
  track: null,
  pauses: [],
  laps: [],
  told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
  isIndoor: false,
  ...told,
});

const source = (id: string, recorded: RecordedRide, kind: JoinSource["kind"] = "file"): JoinSource => ({
  id: id as SourceId,
  kind,
  recorded,
});
const used = (sources: JoinSource[]) => Object.fromEntries(joinRides(sources).channelsOf);

describe("joinRides", () => {
  test("of a single recording is that recording", () => {
    const recorded = ride({ power: column(() => 0), speed }, { track });
    const joined = joinRides([source("a", recorded)]);
    expect(joined.recorded).toBe(recorded);
    expect([...joined.channelsOf]).toEqual([["a", ["power", "speed", "position"]]]);
  });

  test("takes from each what the other lacks", () => {
    const watch = ride({ "heart-rate": heart });
    const bicycle = ride({ speed, distance, power: column(() => 200) }, { track });
    const { recorded, channelsOf } = joinRides([source("watch", watch), source("bicycle", bicycle)]);
    expect(recorded.channels).toEqual({ "heart-rate": heart, speed, distance, power: bicycle.channels.power });
    expect(recorded.track).toEqual(track);
    expect(Object.fromEntries(channelsOf)).toEqual({
      watch: ["heart-rate"],
      bicycle: ["power", "speed", "distance", "position"],
    });
  });

  test("takes of a channel the source that has more of it", () => {
    const lost = heart.map((bpm, second) => (second < 60 ? gap : bpm));
    expect(
      used([source("a", ride({ "heart-rate": lost, speed })), source("b", ride({ "heart-rate": heart }))]),
    ).toEqual({
      a: ["speed"],
      b: ["heart-rate"],
    });
  });

  test("takes of as much the one that recorded every second, and else the one that recorded most", () => {
    const slow = heart.map((bpm, second) => (second % 5 === 0 ? bpm : gap));
    const fine = source("fine", ride({ "heart-rate": heart }));
    expect(used([source("slow", ride({ "heart-rate": slow, speed })), fine])).toEqual({
      slow: ["speed"],
      fine: ["heart-rate"],
    });
    expect(used([source("most", ride({ "heart-rate": heart, speed })), fine])).toEqual({
      most: ["heart-rate", "speed"],
      fine: [],
    });
  });

  test("takes a file before what came over Terra, in whatever order they came", () => {
    const terra = source("terra", ride({ speed }), "terra");
    const file = source("file", ride({ speed }));
    expect(used([terra, file])).toEqual({ file: ["speed"], terra: [] });
    expect(used([file, terra])).toEqual({ file: ["speed"], terra: [] });
  });

  test("does not take a sensor that said 0 all the way before one that was there", () => {
    const trainer = ride({ distance: column(() => 0), power: column(() => 200), "heart-rate": heart });
    const virtual = ride({ distance });
    expect(used([source("trainer", trainer), source("virtual", virtual)])).toEqual({
      trainer: ["power", "heart-rate"],
      virtual: ["distance"],
    });
  });

  test("takes speed and distance from one wheel where both have them", () => {
    const spotty = distance.map((meters, second) => (second < 100 ? gap : meters));
    const first = ride({ speed, distance: spotty, "heart-rate": heart, power: column(() => 200) });
    expect(used([source("first", first), source("other", ride({ speed, distance }))])).toEqual({
      first: ["power", "heart-rate"],
      other: ["speed", "distance"],
    });
  });

  test("puts all on the clock of the first, from the first to the last second", () => {
    const power = column((second) => Math.round(200 + 100 * Math.sin(second / 9)));
    const first = ride({ power, cadence: power, "heart-rate": heart });
    // Told by a clock 4 s behind; it began 10 s before the first did, and ended 10 s before.
    const wide = column((second) => Math.round(140 + 25 * Math.sin((second - 10) / 40)));
    const watch = ride(
      { "heart-rate": wide, temperature: column((second) => second) },
      { startedAt: new Date(NOON - 14_000), pauses: [{ start: 0, end: 6 }], offsetMinutes: 120 },
    );
    const { recorded } = joinRides([source("watch", watch), source("first", first)]);
    expect(recorded).toMatchObject({
      startedAt: new Date(NOON - 10_000),
      elapsedSeconds: SECONDS + 10,
      offsetMinutes: 120,
      pauses: [{ start: 0, end: 6 }],
    });
    expect([...(recorded.channels.temperature?.subarray(0, 3) ?? [])]).toEqual([0, 1, 2]);
    expect(recorded.channels.temperature?.at(-1)).toBeNaN();
    expect(recorded.channels.power?.subarray(10)).toEqual(power);
  });

  test("does not grow by a recording of which nothing is used", () => {
    const more = ride({ speed: column(() => 8, SECONDS + 60) }, { elapsedSeconds: SECONDS + 60 });
    const first = source("first", ride({ speed, distance, "heart-rate": heart }));
    expect(joinRides([first, source("more", more)]).recorded.elapsedSeconds).toBe(SECONDS);
  });

  test("keeps the pauses of the first, but for one in which another recorded that the rider got on", () => {
    const pauses = [
      { start: 100, end: 200 },
      { start: 300, end: 400 },
    ];
    const cut = (values: Float32Array) =>
      values.map((value, second) => (pauses.some(({ start, end }) => second >= start && second < end) ? gap : value));
    const first = ride(
      { power: cut(column(() => 200)), cadence: cut(column(() => 90)), "heart-rate": cut(heart) },
      { pauses },
    );
    // The watch goes on: the rider stands in the first pause and rides in the second.
    const meters = column((second) => (second < 100 ? second * 8 : Math.max(second - 100, 100) * 8));
    const watch = ride({ distance: meters });
    expect(joinRides([source("first", first), source("watch", watch)]).recorded.pauses).toEqual([
      { start: 100, end: 200 },
    ]);
  });

  test("has the laps of the one that has most, and what one said of the whole where the first said nothing", () => {
    const laps = [
      { start: 0, end: 300, trigger: "manual" },
      { start: 300, end: 600, trigger: null },
    ];
    const whole = (timerSeconds: number | null, distanceMeters: number | null, energyKilocalories: number | null) => ({
      told: { timerSeconds, distanceMeters, energyKilocalories },
    });
    const first = ride(
      { "heart-rate": heart, power: column(() => 200) },
      { ...whole(590, 9999, null), laps: laps.slice(0, 1) },
    );
    const other = ride({ distance }, { ...whole(600, 4792, 300), laps });
    const { recorded } = joinRides([source("first", first), source("other", other)]);
    expect(recorded.laps).toEqual(laps);
    // The whole distance is of the source that the distance is from.
    expect(recorded.told).toEqual({ timerSeconds: 590, distanceMeters: 4792, energyKilocalories: 300 });
  });

  test("leaves its sources as they are", () => {
    const sources = [
      source("a", ride({ "heart-rate": heart }, { pauses: [{ start: 1, end: 9 }] })),
      source("b", ride({ speed }, { track, startedAt: new Date(NOON + 5000) })),
    ];
    const copy = structuredClone(sources);
    joinRides(sources);
    expect(sources).toEqual(copy);
  });
});
