import { expect, test } from "vitest";
import type { RideId, UserId } from "@/core/ids";
import { evidenceAddress } from "./evidence-address";
import { needInWords, othersInWords } from "./morning-lines";

const ANN = "01234567-89ab-7def-8123-456789abcdef" as UserId;

test("every evidence has an address below the athlete's own", () => {
  const rideId = "ride" as RideId;
  expect(evidenceAddress(ANN, { at: "load", part: "heart-rate" })).toBe(`/athletes/${ANN}/load#heart-rate`);
  expect(evidenceAddress(ANN, { at: "ride", rideId })).toBe(`/athletes/${ANN}/rides/ride`);
  expect(evidenceAddress(ANN, { at: "talk", rideId })).toBe(`/athletes/${ANN}/rides/ride#write`);
});

test("who needs somebody is counted in words", () => {
  expect(needInWords(1)).toBe("One athlete needs you today");
  expect(needInWords(2)).toBe("Two athletes need you today");
  expect(needInWords(40)).toBe("40 athletes need you today");
});

test("of the others it is said kindly that they are fine, and who is not judged yet", () => {
  expect(othersInWords({ count: 12, needy: 8, awaited: 0 })).toBe("The other 4 are fine.");
  expect(othersInWords({ count: 2, needy: 1, awaited: 0 })).toBe("The other one is fine.");
  expect(othersInWords({ count: 2, needy: 2, awaited: 0 })).toBe("");
  expect(othersInWords({ count: 3, needy: 0, awaited: 0 })).toBe("The 3 are fine.");
  expect(othersInWords({ count: 3, needy: 1, awaited: 1 })).toBe(
    "The other one is fine. The numbers of 1 are being worked out and come by themselves.",
  );
});
