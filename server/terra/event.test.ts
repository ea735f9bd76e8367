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
    ["user_reauth", { type: "user_reauth", status: "warning", old_user: null, new_user: user }],
    ["athlete", { type: "athlete", user, athlete: { provider_user_id: { odd: true } } }],
    ["large_request_sending", { type: "large_request_sending", user, reference: "R1", expected_payloads: "four" }],
  ])("reads %s", (type, payload) => expect(parseTerraEvent(payload).type).toBe(type));

  test.each(["a type of next year", "constructor", "__proto__"])(
    "keeps %s in sight as unhandled [T 4.5 unknown, W28]",
    (type) => {
      expect(parseTerraEvent({ type, user })).toEqual({ type: "unhandled", name: type, isDocumented: false });
    },
  );

  test.each(["hormone", "planned_workout", "lab_report.completed", "request_completed", "provider_rate_limit"])(
    "knows %s, and that nothing follows from it",
    (type) => expect(parseTerraEvent({ type })).toEqual({ type: "unhandled", name: type, isDocumented: true }),
  );

  test("keeps what it does not know of an event [W28]", () => {
    expect(parseTerraEvent({ type: "deauth", user: { ...user, colour: "red" }, more: 1 })).toMatchObject({
      more: 1,
      user: { colour: "red" },
    });
  });

  test.each([
    ["a text", "read:a, read:b,", ["read:a", "read:b"]],
    ["an empty text", "", []],
    ["a list", ["read:a"], ["read:a"]],
    ["nothing", null, null],
    ["what is neither", 7, null],
  ])("reads permissions told as %s [T 2.5]", (_, told, scopes) => {
    const event = {
      type: "permission_change",
      user: { ...user, scopes: told },
      scopes_added: told,
      scopes_removed: "",
    };
    expect(parseTerraEvent(event)).toMatchObject({ scopes_added: scopes, scopes_removed: [], user: { scopes } });
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
  test("finds the new one of a user who connected again", () =>
    expect(userMentioned({ type: "user_reauth", old_user: { user_id: "T0" }, new_user: user })).toBe("T1"));
  test("is null where none is named", () => expect(userMentioned({ type: "healthcheck" })).toBeNull());
});
