import { describe, expect, test } from "vitest";
import { accessTo, accessWithin, inWindows, type RandomAccess } from "./random-access";

const bytes = Uint8Array.from({ length: 1_000_000 }, (_, index) => index % 251);

function counted(source: RandomAccess): RandomAccess & { reads: number } {
  const counting = {
    size: source.size,
    reads: 0,
    read: (offset: number, length: number) => {
      counting.reads++;
      return source.read(offset, length);
    },
  };
  return counting;
}

describe("inWindows", () => {
  test.each([
    [0, 1],
    [262_100, 44],
    [262_100, 45],
    [262_144, 100],
    [100, 900_000],
    [999_990, 10],
  ])("reads from %i on %i bytes", async (offset, length) => {
    expect(await inWindows(accessTo(bytes)).read(offset, length)).toEqual(bytes.subarray(offset, offset + length));
  });

  test("asks once for what lies together", async () => {
    const source = counted(accessTo(bytes));
    const windows = inWindows(source);
    for (let offset = 0; offset < 200_000; offset += 46) await windows.read(offset, 46);
    expect(source.reads).toBe(1);
  });

  test("asks again for what could not be read", async () => {
    let isDown = true;
    const windows = inWindows({
      size: bytes.length,
      read: async (offset, length) => {
        if (isDown) throw new Error("no connection");
        return bytes.subarray(offset, offset + length);
      },
    });
    await expect(windows.read(5, 1)).rejects.toThrow("no connection");
    isDown = false;
    expect(await windows.read(5, 1)).toEqual(Uint8Array.of(5));
  });
});

test("accessWithin reads a stretch of something larger", async () => {
  const part = accessWithin(accessTo(bytes), 100, 50);
  expect(part.size).toBe(50);
  expect(await part.read(10, 2)).toEqual(Uint8Array.of(110, 111));
});
