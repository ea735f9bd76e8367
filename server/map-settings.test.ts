import { describe, expect, test } from "vitest";
import { parseEnv } from "./env";
import { mapProblems } from "./map-settings";

const needed = {
  DATABASE_URL: "postgres://localhost/musette",
  TERRA_DEV_ID: "dev",
  TERRA_API_KEY: "key",
  TERRA_SIGNING_SECRETS: "one",
  NEXTAUTH_SECRET: "x".repeat(32),
};
const STYLE = "https://tiles.example.org/styles/light?key=1";

describe("the street map", () => {
  test("is none unless the operator names one", () => {
    expect(parseEnv(needed).map).toBeNull();
    expect(parseEnv({ ...needed, MAP_STYLE_URL: "" }).map).toBeNull();
  });

  test("asks the host of its style", () => {
    expect(parseEnv({ ...needed, MAP_STYLE_URL: STYLE }).map).toEqual({
      styleUrl: STYLE,
      darkStyleUrl: null,
      origins: ["https://tiles.example.org"],
    });
  });

  test("asks those that its style names, and its dark sister's, each once", () => {
    const map = parseEnv({
      ...needed,
      MAP_STYLE_URL: STYLE,
      MAP_STYLE_DARK_URL: "https://dark.example.org/style.json",
      MAP_HOSTS: "tiles.example.org, *.tile.example.net, fonts.example.com:8443,",
    }).map;
    expect(map?.origins).toEqual([
      "https://tiles.example.org",
      "https://dark.example.org",
      "https://*.tile.example.net",
      "https://fonts.example.com:8443",
    ]);
  });

  test("may be served by this machine without https", () => {
    const map = parseEnv({
      ...needed,
      MAP_STYLE_URL: "http://localhost:8080/style.json",
      MAP_HOSTS: "localhost:8081",
    }).map;
    expect(map?.origins).toEqual(["http://localhost:8080", "http://localhost:8081"]);
  });

  test.each([
    ["MAP_STYLE_URL", { MAP_STYLE_URL: "tiles.example.org" }],
    ["MAP_STYLE_URL", { MAP_STYLE_URL: "http://tiles.example.org/style.json" }],
    ["MAP_STYLE_URL", { MAP_STYLE_URL: "http://localhost.example.org/style.json" }],
    ["MAP_STYLE_DARK_URL", { MAP_STYLE_URL: STYLE, MAP_STYLE_DARK_URL: "ftp://tiles.example.org" }],
    ["MAP_HOSTS", { MAP_STYLE_URL: STYLE, MAP_HOSTS: "https://tiles.example.org" }],
    ["MAP_HOSTS", { MAP_STYLE_URL: STYLE, MAP_HOSTS: "tiles.example.org/fonts" }],
    // What could say more in a policy than which host.
    ["MAP_HOSTS", { MAP_STYLE_URL: STYLE, MAP_HOSTS: "*" }],
    ["MAP_HOSTS", { MAP_STYLE_URL: STYLE, MAP_HOSTS: "a.org; script-src *" }],
  ])("is refused with the name of %s when that is wrong: %o", (name, wrong) => {
    expect(() => parseEnv({ ...needed, ...wrong })).toThrow(name);
    expect(mapProblems(wrong)).toEqual([expect.stringContaining(name)]);
  });

  test("cannot be half a map", () => {
    expect(mapProblems({ MAP_HOSTS: "tiles.example.org" })).toEqual([expect.stringContaining("MAP_STYLE_URL")]);
    expect(mapProblems({ MAP_STYLE_DARK_URL: STYLE })).toEqual([expect.stringContaining("MAP_STYLE_URL")]);
    expect(mapProblems({ MAP_STYLE_URL: STYLE })).toEqual([]);
    expect(mapProblems({})).toEqual([]);
  });
});
