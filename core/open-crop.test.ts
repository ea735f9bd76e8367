import { expect, test } from "vitest";
import { leftOf } from "./crop";
import { cropTo, isOpenEnd, isOpenStart } from "./open-crop";

const ride = { startedAt: new Date("2026-11-20T07:00:00Z"), elapsedSeconds: 3600 };

test("a part is told in moments, and all of a ride is no crop", () => {
  expect(cropTo(ride, { start: 60, end: 3000 })).toEqual({
    from: new Date("2026-11-20T07:01:00Z"),
    until: new Date("2026-11-20T07:50:00Z"),
  });
  expect(cropTo(ride, { start: 0, end: 3600 })).toBeNull();
});

test("an end that is left as it is stays open, whatever longer source comes", () => {
  const crop = cropTo(ride, { start: 60, end: 3600 });
  if (!crop) throw new Error("It is one");
  expect([isOpenStart(crop), isOpenEnd(crop)]).toEqual([false, true]);
  expect(leftOf(ride, crop)).toEqual({ start: 60, end: 3600 });
  expect(leftOf({ ...ride, elapsedSeconds: 7200 }, crop)).toEqual({ start: 60, end: 7200 });
  const earlier = cropTo(ride, { start: 0, end: 3000 });
  if (!earlier) throw new Error("It is one");
  // Half an hour earlier at the start: its 3000 s are 4800 s of the longer ride.
  const longer = { startedAt: new Date("2026-11-20T06:30:00Z"), elapsedSeconds: 5400 };
  expect(leftOf(longer, earlier)).toEqual({ start: 0, end: 4800 });
});
