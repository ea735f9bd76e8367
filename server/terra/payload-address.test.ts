import { describe, expect, test } from "vitest";
import { fetchPayload, PayloadUnavailable } from "./payload";
import { isPublicAddress, PayloadRefused, parsePayloadAddress } from "./payload-address";

const HOSTS = ["*.amazonaws.com", "payloads.example", "http://127.0.0.1:4401"];

describe("parsePayloadAddress", () => {
  test.each([
    ["a bucket of Amazon's", "https://bucket.s3.eu-west-2.amazonaws.com/a.json?X-Amz-Signature=b", false],
    ["a host that is listed", "https://payloads.example/a", false],
    ["a host in capitals", "https://PAYLOADS.example/a", false],
    ["an origin that is listed whole", "http://127.0.0.1:4401/payloads/a", true],
  ])("takes %s [W30]", (_, address, isNamed) => {
    expect(parsePayloadAddress(address, HOSTS)).toEqual({ url: new URL(address), isNamed });
  });

  test.each([
    ["no address", "payload.json"],
    ["nothing", ""],
    ["a file", "file:///etc/passwd"],
    ["data", "data:application/json,{}"],
    ["another protocol", "ftp://bucket.amazonaws.com/a"],
    ["no TLS", "http://bucket.amazonaws.com/a"],
    ["a name and a password", "https://me:secret@bucket.amazonaws.com/a"],
    ["a name that looks like the host", "https://bucket.amazonaws.com@10.0.0.1/a"],
    ["another port", "https://bucket.amazonaws.com:8443/a"],
    ["a host that is not listed", "https://example.org/a"],
    ["a host that ends alike", "https://evilamazonaws.com/a"],
    ["a host that begins alike", "https://bucket.amazonaws.com.example.org/a"],
    ["the end of a name alone", "https://amazonaws.com/a"],
    ["another port of a listed origin", "http://127.0.0.1:4402/a"],
    ["another protocol of a listed origin", "https://127.0.0.1:4401/a"],
  ])("refuses %s [W30]", (_, address) => {
    expect(() => parsePayloadAddress(address, HOSTS)).toThrow(PayloadRefused);
  });

  test.each([
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/",
    "https://0.0.0.0/",
    "https://0/",
    "https://127.1/",
    "https://2130706433/",
    "https://017700000001/",
    "https://0x7f000001/",
    "https://0x7f.1/",
    "https://127.0.0.1/",
    "https://10.1.2.3/",
    "https://172.16.0.1/",
    "https://192.168.0.1/",
    "https://100.64.0.1/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:a9fe:a9fe]/",
    "https://[::]/",
    "https://[fe80::1]/",
    "https://[fd00:ec2::254]/",
    "https://[64:ff9b::a9fe:a9fe]/",
    "https://[2002:7f00:1::]/",
    "https://１２７.0.0.1/",
  ])("refuses %s even where its host is listed [W30]", (address) => {
    const { hostname } = new URL(address);
    const listed = [hostname, hostname.replace(/^\[|\]$/g, "")];
    expect(() => parsePayloadAddress(address, listed)).toThrow(new PayloadRefused("Its address is not a public one"));
  });
});

describe("isPublicAddress", () => {
  test.each(["8.8.8.8", "52.219.0.1", "::ffff:8.8.8.8", "2600:1f00::1", "2a05:d018::1"])("is true of %s", (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  test.each([
    "0.0.0.0",
    "10.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.31.255.255",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "203.0.113.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:10.0.0.1",
    "fc00::1",
    "fe80::1",
    "fec0::1",
    "2001::1",
    "2001:db8::1",
    "ff02::1",
    "5f00::1",
    "localhost",
    "1.2.3",
    "",
  ])("is false of %s", (address) => expect(isPublicAddress(address)).toBe(false));
});

test("a listed name that means this machine is not connected to [W30]", async () => {
  const limits = { hosts: ["localhost"], maxBytes: 1000, timeoutMs: 5_000 };
  await expect(fetchPayload("https://localhost/a", limits)).rejects.toThrow(
    new PayloadRefused("Its host's address is not a public one"),
  );
});

test("a listed name that means nothing may mean something later [W30]", async () => {
  const limits = { hosts: ["nowhere.invalid"], maxBytes: 1000, timeoutMs: 5_000 };
  await expect(fetchPayload("https://nowhere.invalid/a", limits)).rejects.toBeInstanceOf(PayloadUnavailable);
});
