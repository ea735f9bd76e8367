import { expect, test } from "vitest";
import { compareAddress, NOTHING_ASKED, parseCompareAddress, parsePeopleAddress } from "./compare-address";

const [A, B] = ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"];

const parameters = (address: string) => Object.fromEntries(new URL(address, "http://musette").searchParams);

test("an address says what is compared, and is read as it was written", () => {
  const address = `/rides/compare?rides=${A},${B}.1&by=position&from=720&to=1440&pauses=out`;
  const asked = parseCompareAddress(parameters(address));
  expect(asked).toEqual({
    entries: [
      { id: A, pass: 0 },
      { id: B, pass: 1 },
    ],
    by: "position",
    stretch: { start: 720, end: 1440 },
    countsPauses: false,
    isPicking: false,
  });
  expect(compareAddress(asked)).toBe(address);
});

test.each([
  ["nothing", "", NOTHING_ASKED],
  ["no rides", "?rides=x,,1.2&by=colour&from=9&to=3", NOTHING_ASKED],
  ["a ride twice", `?rides=${A},${A}&pick`, { ...NOTHING_ASKED, entries: [{ id: A, pass: 0 }], isPicking: true }],
])("%s", (_, search, asked) => {
  expect(parseCompareAddress(parameters(`/rides/compare${search}`))).toEqual(asked);
});

test("two passes of one ride are two, and five rides are four", () => {
  const rides = [A, `${A}.1`, `${A}.2`, `${A}.3`, B].join(",");
  expect(parseCompareAddress({ rides }).entries.map(({ pass }) => pass)).toEqual([0, 1, 2, 3]);
});

test("a form sends each ride by itself", () => {
  expect(parseCompareAddress({ rides: [A, B] }).entries).toHaveLength(2);
});

test("of several people an address says whose ride it is, and which part of it", () => {
  const page = "/athletes/compare?effort=300&days=60";
  const address = `${page}&rides=${A}_${B}_720-1020,${B}_${A}&by=time`;
  const asked = parsePeopleAddress(parameters(address), page);
  expect(asked.entries).toEqual([
    { id: B, pass: 0, riderId: A, own: { start: 720, end: 1020 } },
    { id: A, pass: 0, riderId: B },
  ]);
  expect(compareAddress(asked)).toBe(address);
  expect(compareAddress({ ...NOTHING_ASKED, page: "/athletes/compare" })).toBe("/athletes/compare");
});

test.each(["x", A, `${A}_x`, `x_${A}`, `${A}_${B}_9`, `${A}_${B}_9-3`, `${A}_${B}_1-2-3`, `${A}_${B}_1-2_3`])(
  "of people %s is no ride",
  (rides) => {
    expect(parsePeopleAddress({ rides }, "/athletes/compare").entries).toEqual([]);
  },
);

test("of people one ride can take part with two of its parts, and with none of them twice", () => {
  const rides = [`${A}_${B}_1-2`, `${A}_${B}_5-6`, `${A}_${B}_1-2`].join(",");
  expect(parsePeopleAddress({ rides }, "/athletes/compare").entries).toHaveLength(2);
});
