import { expect, test } from "vitest";
import { networkOf } from "./network";

test.each([
  ["203.0.113.7", "203.0.113.0/24"],
  ["203.0.113.250", "203.0.113.0/24"],
  ["::ffff:203.0.113.7", "203.0.113.0/24"],
  // By hand: 56 bits are the first 14 of the 32 digits.
  ["2001:db8:1234:5678:9abc:def0:1234:5678", "20010db8123456/56"],
  ["2001:db8:1234:56ff::1", "20010db8123456/56"],
  ["2001:db8::1", "20010db8000000/56"],
  ["::1", "00000000000000/56"],
  ["fe80::1%eth0", "fe800000000000/56"],
  ["not an address", "unknown"],
  ["", "unknown"],
])("%s is in %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
