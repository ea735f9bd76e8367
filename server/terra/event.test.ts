import { describe, expect, test } from "vitest";
import { parseTerraEvent, userMentioned } from "./event";

const user = { user_id: "T1", provider: "BRYTONSPORT", reference_id: "usr_1" };

describe("parseTerraEvent", () => {
  test.each([
    ["auth", { type: "auth", status: "success", message: "…", user }],
    ["auth", { type: "auth", status: "error", reason: "access_denied", message: "…", reference_id: "usr_1" }],
    ["auth_cancelled", { type: "auth_cancelled", status: "error", reason: "access_denied", reference_id: "usr_1" }],
    ["deauth", { type: "deauth", status: "success", message: "…", user }],
    [
      "healthcheck",
      { type: "healthcheck", creation_timestamp: "…", trend_percentage: 1.2, sent_webhooks_last_hour: 40 },
    ],
    ["activity", { type: "activity", version: "2022-03-16", user, data: [] }],
    ["activity", { type: "activity", user, data: null }],
  ])("reads %s", (type, payload) => expect(parseTerraEvent(payload).type).toBe(type));

  test.each([
    "user_reauth",
    "access_revoked",
    "large_request_sending",
    "athlete",
    "a type of next year",
    "constructor",
    "__proto__",
  ])("keeps %s in sight as unhandled", (type) => {
    expect(parseTerraEvent({ type, user })).toEqual({ type: "unhandled", name: type });
  });

  test("keeps what it does not know of an event", () => {
    expect(parseTerraEvent({ type: "deauth", user: { ...user, colour: "red" }, more: 1 })).toMatchObject({
      more: 1,
      user: { colour: "red" },
    });
  });

  test.each([
    ["nothing", null],
    ["a list", []],
    ["no type", { user }],
    ["a type that is not text", { type: 1 }],
    ["an auth of nobody", { type: "auth", status: "success" }],
    ["activities of nobody", { type: "activity", data: [] }],
    ["activities that are no list", { type: "activity", user, data: { "0": {} } }],
  ])("refuses %s", (_, payload) => expect(() => parseTerraEvent(payload)).toThrow());
});

describe("userMentioned", () => {
  test("finds the user of any event", () => expect(userMentioned({ type: "sleep", user })).toBe("T1"));
  test("is null where none is named", () => expect(userMentioned({ type: "healthcheck" })).toBeNull());
});
