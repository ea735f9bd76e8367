import { expect, test } from "vitest";
import type { RideId, UserId } from "@/core/ids";
import { evidenceAddress } from "./evidence-address";
import { needInWords, othersInWords, restInWords } from "./morning-lines";

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
  expect(othersInWords({ fine: 4, rideless: 0, awaited: 0 }, 8)).toBe("The other 4 are fine.");
  expect(othersInWords({ fine: 1, rideless: 0, awaited: 0 }, 1)).toBe("The other one is fine.");
  expect(othersInWords({ fine: 0, rideless: 0, awaited: 0 }, 2)).toBe("");
  expect(othersInWords({ fine: 3, rideless: 0, awaited: 0 }, 0)).toBe("The 3 are fine.");
  expect(othersInWords({ fine: 1, rideless: 2, awaited: 1 }, 1)).toBe(
    "1 is fine. Of 2 there is no ride yet. The numbers of 1 are being worked out and come by themselves.",
  );
});

test("a list without a line calls nobody fine of whom nothing is known", () => {
  expect(restInWords({ fine: 3, rideless: 0, awaited: 0 })).toBe("Everyone is fine today");
  expect(restInWords({ fine: 1, rideless: 0, awaited: 0 })).toBe("Your athlete is fine today");
  expect(restInWords({ fine: 2, rideless: 0, awaited: 1 })).toBe("Nobody needs you so far");
  expect(restInWords({ fine: 0, rideless: 1, awaited: 1 })).toBe("Nobody needs you so far");
  expect(restInWords({ fine: 0, rideless: 0, awaited: 2 })).toBe("In a moment");
  expect(restInWords({ fine: 2, rideless: 1, awaited: 0 })).toBe("Nobody needs you today");
});
