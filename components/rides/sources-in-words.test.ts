import { describe, expect, test } from "vitest";
import { sampleSource } from "./sample-ride";
import { joinedInWords, sourceInWords, usedInWords } from "./sources-in-words";

describe("a source in words", () => {
  test.each([
    [sampleSource({ from: "Bryton", device: "Rider S800" }), "Bryton Rider S800 by Terra"],
    [sampleSource({ from: "Bryton", device: "Bryton Rider S800" }), "Bryton Rider S800 by Terra"],
    [sampleSource({ from: "Bryton", device: null }), "Bryton by Terra"],
    [sampleSource({ kind: "file", from: "ride.fit", device: null }), "ride.fit"],
    [sampleSource({ kind: "file", from: "ride.fit", device: "Edge 540" }), "ride.fit, recorded by Edge 540"],
  ])("names who recorded it and how it came (%#)", (source, words) => expect(sourceInWords(source)).toBe(words));

  test("tells what the ride shows of it, in the order of the lanes", () => {
    expect(usedInWords({ channelsUsed: ["position", "heart-rate", "power"] })).toBe(
      "gives power, heart rate and the route",
    );
    expect(usedInWords({ channelsUsed: ["temperature"] })).toBe("gives temperature");
    expect(usedInWords({ channelsUsed: [] })).toBe("gives nothing that another does not have better");
  });

  test("says of several that they were joined, and of one whether it was separated", () => {
    expect(joinedInWords([sampleSource({}), sampleSource({})])).toMatch(/^Joined from two recordings/);
    expect(joinedInWords([sampleSource({ isApart: true })])).toMatch(/^You separated/);
    expect(joinedInWords([sampleSource({})])).toBe("Made from one recording.");
  });
});
