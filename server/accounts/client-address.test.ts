import { expect, test } from "vitest";
import { addressOf } from "./client-address";

test.each([
  ["without a proxy it is the peer", 0, undefined, "203.0.113.7"],
  ["without a proxy no claim is believed", 0, "10.0.0.1", "203.0.113.7"],
  ["one proxy tells whom it speaks for", 1, "198.51.100.4", "198.51.100.4"],
  ["what the browser claimed to one proxy is not believed", 1, "10.0.0.1, 198.51.100.4", "198.51.100.4"],
  ["two proxies tell one more", 2, "10.0.0.1, 198.51.100.4, 192.0.2.1", "198.51.100.4"],
  ["fewer entries than proxies: it came past them", 2, "198.51.100.4", "203.0.113.7"],
  ["a proxy that says nothing", 1, undefined, "203.0.113.7"],
  ["a proxy that says nothing of use", 1, " , ", "203.0.113.7"],
])("%s", (_, trustedProxies, header, address) => {
  expect(addressOf("203.0.113.7", header, trustedProxies)).toBe(address);
});
