import { describe, expect, test } from "vitest";
import { toRideData } from "@/components/rides/ride-data";
import { encodeChannel, packChannels } from "@/core/channel-codec";
import type { RideId } from "@/core/ids";
import { NOTHING_KNOWN, type Recording, recordingsOf, stillToCome, withPart, withRecording } from "./known-recordings";

const ride = (name: string, version: number) => ({ id: name as RideId, version, pauses: [] });

/** Watts of which those of a whole ride stand for four seconds each. */
const coarse = (): Recording => {
  const bytes = packChannels([["power", encodeChannel("power", new Float32Array(4).fill(200))]]);
  return { state: "ready", data: { ...toRideData(bytes, []), bucketSeconds: 4, exact: [] } };
};
const PART = {
  window: { start: 1, end: 3 },
  channels: { power: Float32Array.of(310, 320) },
  track: null,
  bucketSeconds: 1,
};

const wattsOf = (recording: Recording | undefined) =>
  recording?.state === "ready" ? [...(recording.data.recorded.power ?? [])] : null;

describe("what is known of a ride's recording", () => {
  test("is that of its present version only", () => {
    const known = withRecording(NOTHING_KNOWN, ride("a", 1), coarse());
    expect(wattsOf(recordingsOf(known, [ride("a", 1)]).get("a"))).toEqual([200, 200, 200, 200]);
    expect(recordingsOf(known, [ride("a", 2)]).get("a")).toBeUndefined();
    expect(recordingsOf(known, [ride("b", 1)]).size).toBe(0);
  });

  test("takes a part in that was asked of the same version", () => {
    const known = withPart(withRecording(NOTHING_KNOWN, ride("a", 2), coarse()), ride("a", 2), PART);
    expect(wattsOf(recordingsOf(known, [ride("a", 2)]).get("a"))).toEqual([200, 310, 320, 200]);
  });

  test("takes no part in that was asked of another version, or before there is a whole", () => {
    const known = withRecording(NOTHING_KNOWN, ride("a", 2), coarse());
    expect(withPart(known, ride("a", 1), PART)).toBe(known);
    const failed = withRecording(NOTHING_KNOWN, ride("a", 1), { state: "failed" });
    expect(withPart(failed, ride("a", 1), PART)).toBe(failed);
    expect(withPart(NOTHING_KNOWN, ride("a", 1), PART)).toBe(NOTHING_KNOWN);
  });
});

describe("still to come", () => {
  test("are rides of which nothing is known, each once", () => {
    expect(stillToCome(NOTHING_KNOWN, [ride("a", 1), ride("b", 1), ride("a", 1)])).toEqual([
      ride("a", 1),
      ride("b", 1),
    ]);
  });

  test("is a ride that changed and one that failed, and no other", () => {
    let known = withRecording(NOTHING_KNOWN, ride("a", 1), coarse());
    known = withRecording(known, ride("b", 1), coarse());
    known = withRecording(known, ride("c", 1), { state: "none" });
    known = withRecording(known, ride("d", 1), { state: "failed" });
    expect(stillToCome(known, [ride("a", 2), ride("b", 1), ride("c", 1), ride("d", 1)])).toEqual([
      ride("a", 2),
      ride("d", 1),
    ]);
  });
});
