import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { xmlDocument, xmlText } from "./write-xml";

// Many rides, or long ones, on a machine that may be busy with other things.
const PATIENT = { timeout: 60_000 };

const read = (lines: string[]) =>
  new DOMParser({ onError: (level, message) => expect.fail(`${level}: ${message}`) }).parseFromString(
    new TextDecoder().decode(xmlDocument(lines)),
    "text/xml",
  ).documentElement;

describe("text in XML", PATIENT, () => {
  test("is read again as it was, whatever a rider calls a ride", () => {
    const title = `Tom & Jerry's <"ride"> ]]> à la 🚲`;
    const element = read([`<ride name="${xmlText(title)}">${xmlText(title)}</ride>`]);
    expect([element?.textContent, element?.getAttribute("name")]).toEqual([title, title]);
  });

  test.each([
    ["a NUL", "a\0b"],
    ["a bell and an escape", "a\u0007\u001bb"],
    ["half a character", "a\ud83db"],
    ["what is no character", "a\uffffb"],
    ["a line", "a\r\nb"],
  ])("has a space for %s, which XML cannot hold or would change", (_, text) => {
    expect(read([`<ride>${xmlText(text)}</ride>`])?.textContent).toBe("a b");
  });

  test("is well-formed of anything", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(read([`<ride name="${xmlText(text)}">${xmlText(text)}</ride>`])?.tagName).toBe("ride");
      }),
    );
  });
});
