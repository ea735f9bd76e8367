import { describe, expect, test } from "vitest";
import { parseDeliveredJson, UnreadableDelivery } from "./json";

const bytes = (text: string) => Buffer.from(text);

describe("parseDeliveredJson", () => {
  test("reads JSON", () => {
    expect(parseDeliveredJson(bytes('{"type":"activity","data":[{"name":"Größe ☀"}]}'))).toEqual({
      type: "activity",
      data: [{ name: "Größe ☀" }],
    });
  });

  test("counts no bracket that stands in a text, nor a text by its escaped quotes", () => {
    const text = `{"name":"${"[{".repeat(200)}\\"${"[".repeat(200)}\\\\"}`;
    expect(parseDeliveredJson(bytes(text))).toHaveProperty("name");
  });

  test("reads 64 levels, and refuses 65 [W26]", () => {
    const nested = (levels: number) => bytes("[".repeat(levels) + "]".repeat(levels));
    expect(parseDeliveredJson(nested(64))).toBeInstanceOf(Array);
    expect(() => parseDeliveredJson(nested(65))).toThrow(UnreadableDelivery);
    expect(() => parseDeliveredJson(nested(1_000_000))).toThrow(UnreadableDelivery);
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["half of it", bytes('{"type":"activ')],
    ["the token NaN", bytes('{"power":NaN}')],
    ["invalid UTF-8", Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ["a text that never ends", bytes('"abc\\')],
  ])("refuses %s [W22]", (_, body) => expect(() => parseDeliveredJson(body)).toThrow(UnreadableDelivery));

  test("does not quote a rider's data in its reason [W38]", () => {
    expect(() => parseDeliveredJson(bytes('{"lat":52.0907,,}'))).toThrow(/^Not JSON$/);
  });
});
