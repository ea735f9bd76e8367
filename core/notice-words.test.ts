import { describe, expect, test } from "vitest";
import type { RideId, UserId } from "./ids";
import { noticeWords } from "./notice-words";

const ME = "me" as UserId;
const KIM = "kim" as UserId;
const RIDE = "ride" as RideId;
const TITLE = { title: "Over the dyke" };

const comment = { kind: "comment", rideId: RIDE, personId: KIM, name: "Kim", isQuestion: false } as const;

describe("a comment", () => {
  test("on a ride of one's own names it, and leads to the talk", () => {
    expect(noticeWords({ ...comment, riderId: ME }, ME, TITLE)).toEqual({
      text: "Kim wrote about “Over the dyke”.",
      href: "/rides/ride#talk",
    });
  });

  test("on an athlete's ride leads to the coach's page of it", () => {
    expect(noticeWords({ ...comment, riderId: KIM, isQuestion: true }, ME, TITLE)).toEqual({
      text: "Kim asked something about “Over the dyke”.",
      href: "/athletes/kim/rides/ride#talk",
    });
  });

  test("on a ride that is out of sight says so, and leads nowhere", () => {
    expect(noticeWords({ ...comment, riderId: KIM }, ME, "out-of-sight")).toEqual({
      text: "Kim wrote about a ride that you cannot see now.",
      href: null,
    });
    expect(noticeWords({ ...comment, riderId: ME }, ME, "out-of-sight").text).toBe(
      "Kim wrote about a ride that is not there any more.",
    );
  });

  test("in a mail names no ride", () => {
    expect(noticeWords({ ...comment, riderId: ME }, ME, "unnamed").text).toBe("Kim wrote about a ride of yours.");
  });
});

const figuresSet = {
  kind: "figures-set",
  personId: KIM,
  name: "Kim",
  figures: ["ftpWatts", "weightKg", "maxHeartRate"],
  validFrom: "2026-11-20",
} as const;

test.each([
  [
    "Kim set your threshold power, weight and highest heart rate, from 20 Nov 2026 on.",
    { ...figuresSet, figures: [...figuresSet.figures] },
    TITLE,
  ],
  [
    "Kim took back your threshold power, from 20 Nov 2026 on.",
    { ...figuresSet, figures: ["ftpWatts" as const], isTakenBack: true },
    TITLE,
  ],
  ["Kim set your weight.", { ...figuresSet, figures: ["weightKg" as const], validFrom: null }, TITLE],
  ["Kim set figures that your rides are measured by.", { ...figuresSet, figures: [...figuresSet.figures] }, "unnamed"],
  ["How was “Over the dyke”?", { kind: "how-was-it", rideId: RIDE }, TITLE],
  ["How was your ride?", { kind: "how-was-it", rideId: RIDE }, "out-of-sight"],
  ["Kim has ridden “Over the dyke”.", { kind: "ride-arrived", riderId: KIM, rideId: RIDE, name: "Kim" }, TITLE],
  [
    "Kim has ridden. You cannot see that ride now.",
    { kind: "ride-arrived", riderId: KIM, rideId: RIDE, name: "Kim" },
    "out-of-sight",
  ],
  [
    "Bryton lets no rides through: it needs you. What has come is safe.",
    { kind: "connection-broken", provider: "BRYTONSPORT" },
    "unnamed",
  ],
] as const)("%s", (text, content, named) => {
  expect(noticeWords(content as Parameters<typeof noticeWords>[0], ME, named).text).toBe(text);
});

test("of a coaching that is over nothing is to be opened", () => {
  const begun = { kind: "coaching-begun", personId: KIM, name: "Kim" } as const;
  expect(noticeWords({ ...begun, theyAre: "athlete" }, ME, "in-sight").href).toBe("/athletes/kim");
  expect(noticeWords({ ...begun, theyAre: "athlete" }, ME, "out-of-sight").href).toBeNull();
  expect(noticeWords({ ...begun, theyAre: "coach" }, ME, "out-of-sight").href).toBeNull();
});
