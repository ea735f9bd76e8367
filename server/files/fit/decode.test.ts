import { describe, expect, test } from "vitest";
import { crcOf, fitBytes, type MadeMessage } from "../../../tests/support/fit-bytes";
import { checkSum } from "./check-sum";
import { decodeFit, type FitPart, isFit } from "./decode";
import { fieldOf } from "./messages";

const RECORD = 20;
const wanted = new Set([RECORD, 0, 206]);

const record = (fields: MadeMessage["fields"], more: Partial<MadeMessage> = {}): MadeMessage => ({
  number: RECORD,
  fields,
  ...more,
});
const power = (value: number | null) => ({ number: 7, type: "uint16", value }) as const;
const time = (value: number) => ({ number: 253, type: "uint32", value }) as const;

const only = (bytes: Uint8Array): FitPart => {
  const [part, ...more] = decodeFit(bytes, wanted);
  if (!part || more.length > 0) throw new Error(`${more.length + (part ? 1 : 0)} parts`);
  return part;
};
const valuesOf = (messages: readonly MadeMessage[], field: number) =>
  only(fitBytes(messages)).messages.map((message) => fieldOf(message, field));

describe("decodeFit", () => {
  test.each([
    ["a header of 14 bytes", {}],
    ["a header of 12 bytes", { headerSize: 12 }],
    ["the large end first", { isBigEndian: true }],
  ] as const)("reads %s", (_, shape) => {
    const fields = [time(1_000_000_000), power(250), { number: 13, type: "sint8", value: -7 } as const];
    const part = only(fitBytes([record(fields)], shape));
    expect(part.faults).toEqual([]);
    expect(part.messages).toMatchObject([
      { number: RECORD, timestamp: 1_000_000_000, values: [1_000_000_000, 250, -7] },
    ]);
  });

  test("knows its check sum: that of 123456789 is BB3D for CRC-16/ARC", () => {
    const digits = new TextEncoder().encode("123456789");
    expect(checkSum(digits)).toBe(0xbb3d);
    expect(crcOf(digits)).toBe(0xbb3d);
  });

  test.each([
    ["enum", 0xff, 0xfe],
    ["sint8", 0x7f, -128],
    ["uint8", 0xff, 0],
    ["sint16", 0x7fff, -2],
    ["uint16", 0xffff, 0],
    ["sint32", 0x7fffffff, -2],
    ["uint32", 0xffffffff, 0],
    ["uint8z", 0, 0xff],
    ["uint16z", 0, 0xffff],
    ["uint32z", 0, 0xffffffff],
    ["byte", 0xff, 0],
    ["float32", Number.NaN, 1.5],
    ["float64", Number.NaN, -1e300],
  ] as const)("of %s reads what is there, and what is missing as missing", (type, missing, there) => {
    const at = (value: number) => valuesOf([record([{ number: 1, type, value }])], 1);
    expect(at(missing)).toEqual([null]);
    expect(at(there)).toEqual([there]);
  });

  test("reads whole numbers of 64 bits as far as a double tells them", () => {
    const at = (...value: number[]) =>
      valuesOf([record([{ number: 1, type: "uint64", value: Uint8Array.from(value) }])], 1);
    expect(at(0, 0, 0, 0, 0, 1, 0, 0)).toEqual([2 ** 40]);
    expect(at(255, 255, 255, 255, 255, 255, 255, 255)).toEqual([null]);
  });

  test("reads lists, with what is missing in them", () => {
    const lists = [
      record([{ number: 1, type: "uint16", value: [1, 0xffff, 3] }]),
      record([{ number: 1, type: "uint16", value: [0xffff, 0xffff, 0xffff] }]),
    ];
    expect(valuesOf(lists, 1)).toEqual([[1, null, 3], null]);
  });

  test("ends a text at its first NUL, whatever stands behind it", () => {
    const text = (...bytes: number[]) => record([{ number: 8, type: "string", value: Uint8Array.from(bytes) }]);
    expect(valuesOf([text(0x45, 0x64, 0x67, 0x65, 0, 0xff, 0xfe)], 8)).toEqual(["Edge"]);
    expect(valuesOf([text(0, 0, 0xc3, 0x28)], 8)).toEqual([null]);
    expect(valuesOf([text(0x41, 0x42)], 8)).toEqual(["AB"]);
    expect(valuesOf([text(0xc3, 0x28, 0)], 8)).toEqual(["\ufffd("]);
  });

  test("reads what does not fit its base type as bytes, and goes on behind it", () => {
    const cramped = { number: 3, type: "uint32", value: Uint8Array.of(9) } as const;
    const part = only(fitBytes([record([cramped, power(180)])]));
    expect(part.messages[0]?.values).toEqual([9, 180]);
  });

  test("does not know a base type of next year, but its size", () => {
    const bytes = fitBytes([record([{ number: 1, type: "byte", value: Uint8Array.of(1, 2) }, power(180)])]);
    // The definition begins behind the header: head, 5 bytes, then number, size and base type of the first field.
    bytes[14 + 8] = 0x1e;
    expect(only(bytes).messages[0]?.values).toEqual([[1, 2], 180]);
  });

  test("takes a local number for what it was last defined as", () => {
    const messages = [
      record([power(100)]),
      record([time(5), power(110)]),
      { number: 0, fields: [{ number: 0, type: "enum", value: 4 }] } as const,
      record([power(120)]),
    ];
    const part = only(fitBytes(messages));
    expect(part.messages.map(({ number }) => number)).toEqual([RECORD, RECORD, 0, RECORD]);
    expect(part.messages.map((message) => fieldOf(message, 7))).toEqual([100, 110, null, 120]);
  });

  test("adds compressed times to the last whole one, also past their 32 seconds", () => {
    // By hand: 1,000,000,060 ends in the five bits 11100 (28).
    const messages = [
      record([time(1_000_000_060)], { local: 1 }),
      ...[28, 30, 2, 2, 31, 0].map((timeOffset) => record([power(1)], { timeOffset })),
    ];
    const times = only(fitBytes(messages)).messages.map(({ timestamp }) => timestamp);
    const since = times.map((at) => (at ?? 0) - 1_000_000_060);
    expect(1_000_000_060 % 32).toBe(28);
    expect(since).toEqual([0, 0, 2, 6, 6, 35, 36]);
  });

  test("a compressed time without a whole one before it is none", () => {
    expect(only(fitBytes([record([power(1)], { timeOffset: 3 })])).messages[0]?.timestamp).toBeNull();
  });

  test("reads the fields of several apps by their descriptions", () => {
    const described = (app: number, number: number, name: string, unit: string, baseType: number): MadeMessage => ({
      number: 206,
      local: 1,
      fields: [
        { number: 0, type: "uint8", value: app },
        { number: 1, type: "uint8", value: number },
        { number: 2, type: "uint8", value: baseType },
        { number: 3, type: "string", value: name },
        { number: 8, type: "string", value: unit },
      ],
    });
    const part = only(
      fitBytes([
        described(0, 0, "Core", "°C", 0x88),
        described(1, 0, "Tyres", "psi", 0x84),
        record([power(200)], {
          developerFields: [
            { index: 0, number: 0, type: "float32", value: 37.5 },
            { index: 1, number: 0, type: "uint16", value: 72 },
            { index: 7, number: 9, type: "uint16", value: 1 },
          ],
        }),
        record([power(201)]),
      ]),
    );
    expect(part.faults).toEqual([]);
    expect(part.messages.at(-2)?.values).toEqual([200, 37.5, 72, null]);
    expect(part.messages.at(-1)?.values).toEqual([201]);
    expect([...part.appFields.values()]).toMatchObject([
      { name: "Core", unit: "°C" },
      { name: "Tyres", unit: "psi" },
    ]);
  });

  test("reads files that were put one behind the other, each with definitions of its own", () => {
    const [one, other] = [fitBytes([record([power(1)])]), fitBytes([record([time(9), power(2)])], { headerSize: 12 })];
    const parts = decodeFit(Uint8Array.from([...one, ...other]), wanted);
    expect(parts.map(({ messages, faults }) => [messages.map((message) => fieldOf(message, 7)), faults])).toEqual([
      [[1], []],
      [[2], []],
    ]);
  });

  test("does not mind being filled up with zeros", () => {
    expect(only(Uint8Array.from([...fitBytes([record([power(1)])]), 0, 0, 0, 0])).faults).toEqual([]);
  });

  test("passes over what nobody wants", () => {
    expect(only(fitBytes([{ number: 65_286, fields: [power(1)] }, record([power(2)])])).messages).toHaveLength(1);
  });

  describe("reads what there is and says what is wrong", () => {
    const whole = fitBytes(Array.from({ length: 10 }, (_, second) => record([time(second), power(second)])));

    test("when the file was cut in the middle of a message", () => {
      const { messages, faults } = only(whole.slice(0, -5));
      expect(messages).toHaveLength(9);
      expect(faults).toEqual(["cut-short"]);
    });

    test("when only the check sum is missing", () => {
      const { messages, faults } = only(whole.slice(0, -1));
      expect(messages).toHaveLength(10);
      expect(faults).toEqual(["cut-short"]);
    });

    test("when the device never came to write the size", () => {
      const part = only(fitBytes([record([time(1), power(1)])], { isNeverFinished: true }).slice(0, -2));
      expect(part).toMatchObject({ messages: [{ timestamp: 1 }], faults: ["never-finished"] });
    });

    test("when a byte is another", () => {
      const flipped = whole.slice();
      flipped[whole.length - 4] = 99;
      const { messages, faults } = only(flipped);
      expect(messages).toHaveLength(10);
      expect(faults).toEqual(["check-sum"]);
    });

    test("when a message was never defined", () => {
      const { messages, faults } = only(fitBytes([record([power(1)]), record([power(2)])]));
      expect([messages.length, faults]).toEqual([2, []]);
      const undefinedLocal = fitBytes([record([power(1)]), record([power(2)])]);
      undefinedLocal[undefinedLocal.length - 5] = 0x0f;
      expect(only(undefinedLocal)).toMatchObject({ messages: [{ values: [1] }], faults: ["check-sum"] });
    });

    test("when something else follows", () => {
      expect(only(Uint8Array.from([...whole, 1, 2, 3])).faults).toEqual(["unreadable"]);
    });

    test.each([13, 15, 255])("when the header says it is %i bytes long", (size) => {
      const lying = whole.slice();
      lying[0] = size;
      expect(only(lying)).toMatchObject({ messages: [], faults: ["unreadable"] });
    });
  });

  test("is a FIT file by its signature alone", () => {
    expect(isFit(fitBytes([]))).toBe(true);
    expect(isFit(new TextEncoder().encode("<gpx>.FIT and more"))).toBe(false);
    expect(isFit(new Uint8Array())).toBe(false);
    expect(isFit(Uint8Array.from([11, ...fitBytes([]).subarray(1)]))).toBe(false);
  });
});
