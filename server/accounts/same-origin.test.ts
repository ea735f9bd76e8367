import { expect, test } from "vitest";
import { isFromOurPage } from "./same-origin";

test.each([
  ["a page of ours", { "sec-fetch-site": "same-origin", origin: "https://rides.example" }, true],
  ["a page of ours over plain http", { origin: "http://rides.example" }, true],
  ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, false],
  ["a neighbour under the same name", { "sec-fetch-site": "same-site", origin: "https://other.example" }, false],
  ["another site that claims our origin", { "sec-fetch-site": "cross-site", origin: "https://rides.example" }, false],
  ["the address bar", { "sec-fetch-site": "none" }, false],
  ["another origin", { origin: "https://evil.example" }, false],
  ["another port", { origin: "http://rides.example:8080" }, false],
  ["a sandboxed frame", { origin: "null" }, false],
  ["an origin that is no address", { origin: "rides.example" }, false],
  ["a file", { origin: "file://" }, false],
  ["nowhere", {}, false],
])("a request from %s: %o is %s", (_, headers, expected) => {
  expect(isFromOurPage(new Headers({ host: "rides.example", ...headers }))).toBe(expected);
});
