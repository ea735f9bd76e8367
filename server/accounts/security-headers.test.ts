import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders, workerPolicy } from "./security-headers";

const serving = { nonce: "bm9uY2U", isHttps: true, isDevelopment: false, mapOrigins: [] };

const directive = (name: string, policy: string) =>
  policy
    .split("; ")
    .find((part) => part === name || part.startsWith(`${name} `))
    ?.slice(name.length + 1);

test.each([
  ["default-src", "'self'"],
  ["script-src", "'self' 'nonce-bm9uY2U' 'strict-dynamic'"],
  ["style-src", "'self' 'nonce-bm9uY2U'"],
  ["connect-src", "'self'"],
  ["img-src", "'self' blob: data:"],
  ["worker-src", "'self'"],
  ["object-src", "'none'"],
  ["base-uri", "'self'"],
  ["form-action", "'self'"],
  ["frame-ancestors", "'none'"],
])("a page is served with %s %s", (name, value) => {
  expect(directive(name, contentSecurityPolicy(serving))).toBe(value);
});

test("code from text runs in development only", () => {
  expect(contentSecurityPolicy(serving)).not.toContain("unsafe-eval");
  expect(contentSecurityPolicy({ ...serving, isDevelopment: true })).toContain("'unsafe-eval'");
});

test("with a street map its hosts are asked, and for nothing but the map", () => {
  const mapOrigins = ["https://tiles.example.org", "https://*.example.net"];
  const policy = contentSecurityPolicy({ ...serving, mapOrigins });
  expect(directive("connect-src", policy)).toBe("'self' https://tiles.example.org https://*.example.net");
  expect(directive("img-src", policy)).toBe("'self' blob: data: https://tiles.example.org https://*.example.net");
  const others = policy.split("; ").filter((part) => !/^(connect|img)-src /.test(part));
  expect(others.join("; ")).not.toContain("example");
});

test("the worker of a street map fetches the map, and runs nothing else", () => {
  expect(workerPolicy(["https://tiles.example.org"])).toBe(
    "default-src 'none'; connect-src 'self' https://tiles.example.org",
  );
});

test("over https the browser is told to stay there for a year, over http it is not", () => {
  expect(securityHeaders(serving)["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  const plain = securityHeaders({ ...serving, isHttps: false });
  expect(plain["strict-transport-security"]).toBeUndefined();
  expect(plain["content-security-policy"]).not.toContain("upgrade-insecure-requests");
});
