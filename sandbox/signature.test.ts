import { expect, test } from "vitest";
import { signatureOf } from "./signature";

const bytes = (text: string) => new TextEncoder().encode(text);

test("signs as Terra does (terra-api.md 4.2, confirmed with the official verifier)", () => {
  expect(signatureOf(bytes('{"type":"healthcheck"}'), "test_signing_secret", 1723808700)).toBe(
    "t=1723808700,v1=4d29044bab05831a10adfd17d939098560d49db0a8cb0b09c1b0a4b54ea24995",
  );
});
