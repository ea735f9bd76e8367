import { expect, test } from "vitest";
import { parseConnectionId, parseRideId, parseUserId } from "./ids";

const ID = "019ab3f2-7c1e-7d10-9f00-0123456789ab";

test.each([parseRideId, parseUserId, parseConnectionId])("an id is a UUID in lower case", (parse) => {
  expect(parse(ID)).toBe(ID);
  expect(parse(ID.toUpperCase())).toBe(ID);
});

test.each([
  ["nothing", ""],
  ["a word", "latest"],
  ["an id cut short", ID.slice(0, -1)],
  ["an id with something behind it", `${ID}0`],
  ["an id with a line behind it", `${ID}\n`],
  ["an id without its dashes", ID.replaceAll("-", "")],
  ["letters that are no digits", ID.replace("a", "g")],
])("%s is no id", (_, text) => {
  expect([parseRideId(text), parseUserId(text), parseConnectionId(text)]).toEqual([null, null, null]);
});
