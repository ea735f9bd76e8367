import { describe, expect, test } from "vitest";
import { membersAt, stepInto } from "./json-pieces";

const whole = JSON.parse(
  '{"type":"activity","data":[{"name":"a"},{"name":null}],"a/b":{"m~n":[1,2,3,4,5]},"__proto__":{"x":true},"empty":{}}',
);

describe("membersAt", () => {
  test("says what the whole has, without what is in it", () => {
    expect(membersAt(whole, "", 0, 100)).toEqual({
      count: 5,
      children: [
        { key: "type", kind: "string", count: null, text: '"activity"' },
        { key: "data", kind: "array", count: 2, text: null },
        { key: "a/b", kind: "object", count: 1, text: null },
        { key: "__proto__", kind: "object", count: 1, text: null },
        { key: "empty", kind: "object", count: 0, text: null },
      ],
    });
  });

  test("follows pointers as RFC 6901 writes them", () => {
    expect(membersAt(whole, "/a~1b/m~0n", 0, 100)?.children.map(({ text }) => text)).toEqual(["1", "2", "3", "4", "5"]);
    expect(membersAt(whole, "/data/1", 0, 9)?.children).toEqual([
      { key: "name", kind: "null", count: null, text: "null" },
    ]);
    expect(stepInto("/data", "a/b~c")).toBe("/data/a~1b~0c");
  });

  test("gives a part of many", () => {
    expect(membersAt(whole, "/a~1b/m~0n", 3, 1)).toEqual({
      count: 5,
      children: [{ key: "3", kind: "number", count: null, text: "4" }],
    });
  });

  test.each(["/nothing", "/type", "/data/2", "/data/01", "/data/-", "/constructor", "/toString", "data", "/empty/x"])(
    "finds nothing at %s",
    (pointer) => {
      expect(membersAt(whole, pointer, 0, 9)).toBeNull();
    },
  );

  test("tells of a long text its beginning and its length", () => {
    const text = membersAt({ text: "x".repeat(1000) }, "", 0, 1)?.children[0]?.text;
    expect(text).toBe(`"${"x".repeat(300)}" … (1000 characters)`);
  });
});
