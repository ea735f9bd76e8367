import { expect, test } from "vitest";
import { parseCropForm } from "./crop-form";

const WHOLE = { wholeStartedAt: "2026-11-20T07:00:00.000Z", wholeSeconds: "3600", cropWas: "0:00:00 1:00:00" };
const read = (cropStart: string, cropEnd: string) => parseCropForm({ ...WHOLE, cropStart, cropEnd });

test("reads what is left as moments, and an end that is left alone as open", () => {
  expect(read("0:01:00", "0:50:00")).toEqual({
    kind: "crop",
    crop: { from: new Date("2026-11-20T07:01:00Z"), until: new Date("2026-11-20T07:50:00Z") },
  });
  expect(read("0:00:00", "0:50:00")).toMatchObject({ crop: { from: new Date(0) } });
  expect(read("0:01:00", "2:00:00")).toMatchObject({ crop: { until: new Date("9999-12-31T00:00:00Z") } });
});

test("all of it is no crop, and what was not touched stays", () => {
  expect(parseCropForm({ ...WHOLE, cropWas: "0:01:00 1:00:00", cropStart: "0:00:00", cropEnd: "1:00:00" })).toEqual({
    kind: "crop",
    crop: null,
  });
  expect(read("0:00:00", "1:00:00")).toEqual({ kind: "untouched" });
  expect(parseCropForm({})).toEqual({ kind: "untouched" });
});

test("says what is wrong, and where", () => {
  expect(read("3:12", "0:50:00")).toEqual({
    kind: "wrong",
    problems: { cropStart: expect.stringContaining("0:03:12") },
  });
  expect(read("0:10:00", "soon")).toEqual({ kind: "wrong", problems: { cropEnd: expect.any(String) } });
  expect(read("0:10:00", "0:10:59")).toEqual({
    kind: "wrong",
    problems: { cropEnd: expect.stringContaining("a minute") },
  });
  expect(read("0:50:00", "0:10:00")).toMatchObject({ kind: "wrong" });
  // An hour is all there is.
  expect(read("0:59:30", "2:00:00")).toMatchObject({ kind: "wrong" });
  expect(read("0:10:00", "0:11:00")).toMatchObject({ kind: "crop" });
});
