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
