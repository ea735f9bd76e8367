import { expect, test } from "vitest";
import type { SourceId } from "@/core/ids";
import type { RideSource } from "@/core/ride";
import { cropInWords } from "./crop-in-words";
import { askingOf, readInWords } from "./ride-journey-words";

const source: RideSource = {
  id: "s" as SourceId,
  kind: "terra",
  from: "Bryton",
  format: null,
  device: null,
  receivedAt: new Date("2026-11-20T10:00:00Z"),
  startedAt: new Date("2026-11-20T07:00:00Z"),
  elapsedSeconds: 3600,
  isIncomplete: false,
  isApart: false,
  channelsUsed: [],
  channelNames: [],
  fileId: null,
  askedAt: null,
  askAnswer: null,
  canBeAsked: true,
  sentAt: new Date("2026-11-20T09:59:00Z"),
};

test("says with how many remarks it was read", () => {
  expect([0, 1, 2, 9].map(readInWords)).toEqual([
    "Read without a remark",
    "Read with one remark",
    "Read with two remarks",
    "Read with 9 remarks",
  ]);
});

test("tells a wish that waits from one that was answered, and from a ride that arrived since", () => {
  const askedAt = new Date("2026-11-20T10:30:00Z");
  expect(askingOf(source)).toBe("never");
  expect(askingOf({ ...source, askedAt })).toBe("waiting");
  expect(askingOf({ ...source, askedAt, askAnswer: "Bryton was asked." })).toBe("answered");
  expect(askingOf({ ...source, askedAt, receivedAt: new Date("2026-11-20T10:30:02Z") })).toBe("arrived");
});

test("says how much is left out at which end", () => {
  const at = (time: string) => new Date(`2026-11-20T${time}Z`);
  const words = (from: Date, until: Date) => cropInWords({ sources: [source], crop: { from, until } });
  expect(cropInWords({ sources: [source], crop: null })).toBeNull();
  expect(words(at("07:00:40"), at("07:56:48"))).toBe(
    "Cropped: 0:00:40 left out at the start, 0:03:12 left out at the end.",
  );
  expect(words(new Date(0), at("07:56:48"))).toBe("Cropped: 0:03:12 left out at the end.");
  expect(words(at("06:00:00"), at("09:00:00"))).toMatch(/lies within/);
  const longer = { ...source, startedAt: at("06:59:00"), elapsedSeconds: 3660 };
  expect(cropInWords({ sources: [source, longer], crop: { from: at("07:00:40"), until: at("08:00:00") } })).toBe(
    "Cropped: 0:01:40 left out at the start.",
  );
});
