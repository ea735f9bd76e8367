import { describe, expect, test } from "vitest";
import { DamagedFile } from "../told-activity";
import { readXml } from "./read-xml";

const utf8 = (text: string) => new TextEncoder().encode(text);

/** What is told of a text, in a line each. */
function told(bytes: Uint8Array): { lines: string[]; faults: string[] } {
  const lines: string[] = [];
  const faults = readXml(bytes, {
    opened: (name, attributes, parents) => lines.push(`${parents.join("/")}<${name} ${JSON.stringify(attributes)}`),
    closed: (name, text, parents) => lines.push(`${parents.join("/")}>${name} ${text}`),
  });
  return { lines, faults: [...faults] };
}

const textsIn = (bytes: Uint8Array) => told(bytes).lines.filter((line) => line.includes(">"));

describe("readXml", { timeout: 60_000 }, () => {
  test("tells elements without their prefixes, with attributes and texts", () => {
    expect(told(utf8(`<?xml version="1.0"?><gpx a="1"><ns3:hr> 121 </ns3:hr><x/></gpx>`))).toEqual({
      lines: ['<gpx {"a":"1"}', "gpx<hr {}", "gpx>hr 121", "gpx<x {}", "gpx>x ", ">gpx "],
      faults: [],
    });
  });

  test("knows the entities of XML, numbers of characters, and texts as they are", () => {
    expect(textsIn(utf8("<a>&lt;&amp;&#233;&#x20AC; <![CDATA[<b>]]></a>"))).toEqual([">a <&é€ <b>"]);
  });

  test.each([
    ["UTF-8 with a mark", Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8("<a>é</a>"))],
    ["UTF-8 without", utf8(`<?xml version="1.0" encoding="utf-8"?><a>é</a>`)],
    ["Latin-1", Uint8Array.from(Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>`, "latin1"))],
    ["UTF-16 with a mark, small end first", Uint8Array.from(Buffer.from("\ufeff<a>é</a>", "utf16le"))],
    ["UTF-16 with a mark, large end first", Uint8Array.from(Buffer.from("\ufeff<a>é</a>", "utf16le").swap16())],
    ["UTF-16 without", Uint8Array.from(Buffer.from("<a>é</a>", "utf16le"))],
    ["blanks before the declaration", utf8(`\n   <?xml version="1.0"?><a>é</a>`)],
  ])("reads %s", (_, bytes) => {
    expect(told(bytes)).toEqual({ lines: ["<a {}", ">a é"], faults: [] });
  });

  test("reads characters that lie across the pieces in which a text is read", () => {
    const long = "é".repeat(50_000);
    expect(textsIn(utf8(`<b><a>x</a>${`<c>${long.slice(0, 1000)}</c>`.repeat(100)}</b>`))).toContain(
      `b>c ${long.slice(0, 1000)}`,
    );
  });

  test.each([
    ["cut short", "<gpx><trk><name>Hills</name>", "gpx/trk>name Hills", "cut-short"],
    ["with a bare ampersand", "<gpx><name>Up & down</name><a>1</a></gpx>", "gpx>a 1", "malformed"],
    ["whose elements are not closed", "<gpx><b><a>1</a></gpx>", "gpx/b>a 1", "malformed"],
    ["with what it does not define", "<gpx>&boom;<a>1</a></gpx>", "gpx>a 1", "malformed"],
  ])("tells what it can of a text %s", (_, text, line, fault) => {
    const { lines, faults } = told(utf8(text));
    expect(lines).toContain(line);
    expect(faults).toContain(fault);
  });

  test("takes an ampersand in raw text for what it is", () => {
    expect(told(utf8("<a><![CDATA[up & down]]></a>"))).toEqual({ lines: ["<a {}", ">a up & down"], faults: [] });
  });

  test("reads entities that lie across the pieces in which a text is read", () => {
    for (let before = 65_520; before < 65_545; before++) {
      const { lines, faults } = told(utf8(`<b><!--${"x".repeat(before - 10)}--><a>&lt;&amp;</a></b>`));
      expect([lines, faults]).toEqual([expect.arrayContaining(["b>a <&"]), []]);
    }
  });

  describe("refuses", () => {
    const LAUGHS = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
    test.each([
      ["to fetch a file", `<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx>&x;</gpx>`],
      ["to fetch an address", `<!DOCTYPE gpx SYSTEM "http://127.0.0.1:1/x.dtd"><gpx/>`],
      ["a billion laughs", `<!DOCTYPE gpx [<!ENTITY l0 "ha">${LAUGHS}]><gpx>&l10;</gpx>`],
      [
        "one long entity many times over",
        `<!DOCTYPE gpx [<!ENTITY a "${"a".repeat(50_000)}">]><gpx>${"&a;".repeat(50_000)}</gpx>`,
      ],
      ["two document types", "<!DOCTYPE gpx><!DOCTYPE gpx><gpx/>"],
    ])("%s", (_, text) => {
      expect(() => told(utf8(text))).toThrow(/document type/);
    });

    test.each([
      ["what is ten thousand deep", "<a>".repeat(10_000), /deeper/],
      ["an endless attribute", `<gpx creator="${"a".repeat(1_000_000)}"/>`, /attribute/],
      [
        "attributes without end",
        `<gpx ${Array.from({ length: 10_000 }, (_, n) => `a${n}="1"`).join(" ")}/>`,
        /attributes/,
      ],
      ["what breaks all rules", `<gpx>${"&x;".repeat(10_000)}</gpx>`, /rules/],
      ["an encoding that nobody knows", `<?xml version="1.0" encoding="EBCDIC-42"?><gpx/>`, /encoding/],
    ])("%s", (_, text, reason) => {
      expect(() => told(utf8(text))).toThrow(DamagedFile);
      expect(() => told(utf8(text))).toThrow(reason);
    });
  });

  test("reads a million numbers of characters, and keeps no more of them than a title has", () => {
    const { lines, faults } = told(utf8(`<gpx><name>${"&#65;".repeat(1_000_000)}</name><a>1</a></gpx>`));
    expect(faults).toEqual([]);
    expect(lines).toContain("gpx>a 1");
    expect(lines.join().length).toBeLessThan(5000);
  });
});
