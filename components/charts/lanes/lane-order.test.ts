import { describe, expect, test } from "vitest";
import type { LaneName } from "@/core/lane";
import { movedLane } from "./lane-order";

const ORDER: LaneName[] = ["power", "heart-rate", "speed", "cadence"];
const ALL = new Set(ORDER);

describe("a lane that is moved", () => {
  test("up or down changes places with its neighbour", () => {
    expect(movedLane(ORDER, ALL, "speed", -1)).toEqual(["power", "speed", "heart-rate", "cadence"]);
    expect(movedLane(ORDER, ALL, "power", 1)).toEqual(["heart-rate", "power", "speed", "cadence"]);
  });

  test("beyond an end stays", () => {
    expect(movedLane(ORDER, ALL, "power", -1)).toEqual(ORDER);
    expect(movedLane(ORDER, ALL, "cadence", 1)).toEqual(ORDER);
  });

  test("passes over lanes that the ride does not have", () => {
    const there = new Set<LaneName>(["power", "cadence"]);
    expect(movedLane(ORDER, there, "cadence", -1)).toEqual(["cadence", "power", "heart-rate", "speed"]);
    expect(movedLane(ORDER, there, "power", 1)).toEqual(["heart-rate", "speed", "cadence", "power"]);
  });
});
