import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { gunzip } from "./gunzip";
import { DamagedFile } from "./told-activity";

const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * index) % 251);
const packed = gzipSync(bytes);

const unpacked = async (from: Uint8Array, most = 20_000_000) => Uint8Array.from(await gunzip(from, most));

describe("gunzip", { timeout: 60_000 }, () => {
  test("gives what was packed", async () => {
    expect(await unpacked(packed)).toEqual(bytes);
  });

  test("gives the beginning of what was cut short", async () => {
    const some = await unpacked(packed.subarray(0, packed.length / 2));
    expect(some.length).toBeGreaterThan(0);
    expect(some).toEqual(bytes.subarray(0, some.length));
  });

  test("never gives more than is allowed", async () => {
    await expect(unpacked(packed, 4999)).rejects.toThrow(/more than a ride/);
    // 10 MB of zeros are packed into 10 KB, a thousandth.
    await expect(unpacked(gzipSync(new Uint8Array(10_000_000)))).rejects.toThrow(/more than a ride/);
    expect(await unpacked(gzipSync(new Uint8Array(50_000)))).toHaveLength(50_000);
  });

  test.each([
    ["no .gz", Uint8Array.of(1, 2, 3, 4)],
    ["one with a byte that is another", Uint8Array.from(packed, (byte, at) => (at === 40 ? byte ^ 255 : byte))],
  ])("refuses %s", async (_, from) => {
    await expect(unpacked(from)).rejects.toThrow(DamagedFile);
  });
});
