import { describe, expect, test } from "vitest";
import { initialsOf, isQuestion, partsOfComment, placeOfComment } from "./comments";

const link = (text: string, href = text) => ({ kind: "link", text, href });
const words = (text: string) => ({ kind: "words", text });

describe("partsOfComment", () => {
  test("leaves words as they were typed", () => {
    expect(partsOfComment("Into the **wind**\n\n<b>all</b> the way")).toEqual([
      words("Into the **wind**\n\n<b>all</b> the way"),
    ]);
    expect(partsOfComment("")).toEqual([]);
  });

  test("finds the addresses of the web, without the sentence around them", () => {
    expect(partsOfComment("See https://example.org/a?b=c#d, or (http://example.org/x).")).toEqual([
      words("See "),
      link("https://example.org/a?b=c#d"),
      words(", or ("),
      link("http://example.org/x"),
      words(")."),
    ]);
    expect(partsOfComment("https://en.wikipedia.org/wiki/Musette_(bag)")).toEqual([
      link("https://en.wikipedia.org/wiki/Musette_(bag)"),
    ]);
    expect(partsOfComment("HTTPS://EXAMPLE.ORG/A")).toEqual([link("HTTPS://EXAMPLE.ORG/A", "https://example.org/A")]);
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//example.org",
    "https://",
    "http://[",
    "<a href='https://'>x</a>",
    "file:///etc/passwd",
    "blob:x",
  ])("makes no link of %s", (text) => {
    expect(partsOfComment(text).filter(({ kind }) => kind === "link")).toEqual([]);
  });

  test.each([
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/<script>alert(1)</script>",
    "https://example.org/\u202egro",
    "x https://a.example/ y http://b.example/?z=1 .",
  ])("puts together again what it took apart: %s", (text) => {
    const parts = partsOfComment(text);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    for (const part of parts) if (part.kind === "link") expect(part.href).toMatch(/^https?:\/\/[^\s<>"]+$/);
  });
});

describe("isQuestion", () => {
  test.each([
    "How did it feel?",
    "How did it feel? Mine were heavy.",
    "Really?!",
    "Was that you (on the climb?)",
    "“Ready?”",
    "One\nTwo?\nThree",
    "Hast du gut geschlafen ?",
    "元気ですか？",
    "كيف حالك؟",
    "Have you seen https://example.org/plan?",
  ])("is one: %s", (text) => expect(isQuestion(text)).toBe(true));

  test.each([
    "Good ride.",
    "Look at https://example.org/?q=1",
    "Look at https://example.org/rides?week=3&sort=load today",
    "> How did it feel?\nStrong.",
    "what?ever",
    "",
  ])("is none: %s", (text) => expect(isQuestion(text)).toBe(false));
});

describe("placeOfComment", () => {
  test("says what is left of a stretch in a ride of ten minutes", () => {
    expect(placeOfComment({ start: 60, end: 120 }, 600)).toEqual({ kind: "whole", span: { start: 60, end: 120 } });
    expect(placeOfComment({ start: 0, end: 600 }, 600)).toEqual({ kind: "whole", span: { start: 0, end: 600 } });
    expect(placeOfComment({ start: -60, end: 120 }, 600)).toEqual({ kind: "part", span: { start: 0, end: 120 } });
    expect(placeOfComment({ start: 590, end: 660 }, 600)).toEqual({ kind: "part", span: { start: 590, end: 600 } });
    expect(placeOfComment({ start: -60, end: 0 }, 600)).toEqual({ kind: "gone" });
    expect(placeOfComment({ start: 600, end: 660 }, 600)).toEqual({ kind: "gone" });
  });
});

describe("initialsOf", () => {
  test.each([
    ["Anna van Dijk", "AD"],
    ["Robin", "R"],
    ["jean-luc", "JL"],
    ["  Éva   Ősz ", "ÉŐ"],
    ["李 明", "李明"],
    ["“Max” Power", "MP"],
    ["🚴", "?"],
    ["", "?"],
  ])("%s is %s", (name, initials) => expect(initialsOf(name)).toBe(initials));
});
