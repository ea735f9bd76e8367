import { describe, expect, test } from "vitest";
import { parseEnv } from "./env";

const needed = {
  DATABASE_URL: "postgres://localhost/musette",
  TERRA_DEV_ID: "dev",
  TERRA_API_KEY: "key",
  TERRA_SIGNING_SECRETS: "one, two,",
  NEXTAUTH_SECRET: "x".repeat(32),
};

describe("parseEnv", () => {
  test("takes several signing secrets, all valid at once", () => {
    expect(parseEnv(needed).terra.signingSecrets).toEqual(["one", "two"]);
  });

  test("derives the public and the widget address", () => {
    const settings = parseEnv({ ...needed, PORT: "8080", TERRA_BASE_URL: "http://127.0.0.1:9/api/v2/" });
    expect(settings.publicUrl).toBe("http://localhost:8080");
    expect(settings.terra.baseUrl).toBe("http://127.0.0.1:9/api/v2");
    expect(settings.terra.widgetUrl).toBe("http://127.0.0.1:9/api/widget/session");
  });

  test("takes an empty variable for one that was not set", () => {
    expect(parseEnv({ ...needed, PUBLIC_URL: "", PORT: "" }).publicUrl).toBe("http://localhost:3000");
  });

  test.each([
    ["TERRA_SIGNING_SECRETS", " , "],
    ["TERRA_API_KEY", undefined],
    ["NEXTAUTH_SECRET", "short"],
    ["PORT", "http"],
  ])("names %s when it is missing or wrong, and no value", (name, value) => {
    const attempt = () => parseEnv({ ...needed, [name]: value });
    expect(attempt).toThrow(name);
    if (value?.trim()) expect(attempt).not.toThrow(value);
  });
});

describe("what belongs together", () => {
  test("secrets may stand in a file instead", () => {
    const { TERRA_SIGNING_SECRETS: _, ...others } = needed;
    expect(parseEnv({ ...others, TERRA_SIGNING_SECRETS_FILE: "/run/secrets/terra" }).terra).toMatchObject({
      signingSecrets: [],
      signingSecretsFile: "/run/secrets/terra",
    });
    expect(() => parseEnv(others)).toThrow("TERRA_SIGNING_SECRETS");
  });

  test("a delivery is listed at least as long as its bytes are kept", () => {
    expect(parseEnv(needed).retention).toEqual({ bytesDays: 90, listDays: 400 });
    expect(() => parseEnv({ ...needed, RAW_RETENTION_DAYS: "500" })).toThrow("DELIVERY_RETENTION_DAYS");
  });

  // terra-api.md, 9: what Terra leaves open has a careful default and can be set.
  test.each([
    [
      "Q1 providers",
      { TERRA_PROVIDERS: "BRYTONSPORT, WAHOO" },
      { providers: ["BRYTONSPORT"] },
      { providers: ["BRYTONSPORT", "WAHOO"] },
    ],
    [
      "Q3 age of signatures",
      { TERRA_SIGNATURE_TOLERANCE_SECONDS: "300" },
      { toleranceSeconds: 172_800 },
      { toleranceSeconds: 300 },
    ],
    [
      "Q5 widget path",
      { TERRA_WIDGET_URL: "https://access.tryterra.co/widget/session" },
      { widgetUrl: "https://access.tryterra.co/api/widget/session" },
      { widgetUrl: "https://access.tryterra.co/widget/session" },
    ],
    ["widget or direct", { TERRA_CONNECT_MODE: "direct" }, { connectMode: "widget" }, { connectMode: "direct" }],
  ])("%s [T 9]", (_, set, byDefault, asSet) => {
    expect(parseEnv(needed).terra).toMatchObject(byDefault);
    expect(parseEnv({ ...needed, ...set }).terra).toMatchObject(asSet);
  });

  test("Q4 days of the past in one request, which no request may have more than 1,825 of [T 9, T 1.5]", () => {
    expect(parseEnv(needed).care.windowDays).toBe(28);
    expect(parseEnv({ ...needed, HISTORY_WINDOW_DAYS: "1825" }).care.windowDays).toBe(1825);
    for (const wrong of ["0", "1826", "7.5", "a month"]) {
      expect(() => parseEnv({ ...needed, HISTORY_WINDOW_DAYS: wrong })).toThrow("HISTORY_WINDOW_DAYS");
    }
  });
});
