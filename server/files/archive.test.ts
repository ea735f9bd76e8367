import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { madeFit, madeGpx } from "../../tests/support/made-files";
import { type ArchiveEntry, type ArchiveLimits, archiveEntries, DamagedArchive } from "./archive";
import { accessTo } from "./random-access";

interface Wanted {
  name: string;
  bytes: Uint8Array;
  isStored?: boolean;
  mode?: number;
}

async function zipOf(...wanted: Wanted[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const { name, bytes, isStored = false, mode = 0o100644 } of wanted) {
    zip.addBuffer(Buffer.from(bytes), name, { compress: !isStored, mode });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Uint8Array.from(Buffer.concat(chunks));
}

async function entriesOf(bytes: Uint8Array, limits?: ArchiveLimits): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  for await (const entry of archiveEntries(accessTo(bytes), limits)) entries.push(entry);
  return entries;
}

/** What came out, in words: bytes are told by their number. */
const inWords = (entries: readonly ArchiveEntry[]) =>
  entries.map((entry) => {
    if (entry.kind === "file") return `${entry.name}: ${entry.bytes.length}`;
    return entry.kind === "refused" ? `${entry.name}: ${entry.reason}` : `${entry.count} others`;
  });

const fit = madeFit({ seconds: 60 });
const gpx = madeGpx({ seconds: 60 });
const text = new TextEncoder().encode("not a ride");

/** A signature of zip as the bytes of its number. */
const HEADER = { local: 0x04034b50, central: 0x02014b50 };

/** The first place of a header, and its view. */
function headerIn(bytes: Uint8Array, which: keyof typeof HEADER, after = 0): { view: DataView; at: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = after; at < bytes.length - 4; at++) if (view.getUint32(at, true) === HEADER[which]) return { view, at };
  throw new Error(`no ${which} header`);
}

function replaceText(bytes: Uint8Array, before: string, after: string): void {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = whole.indexOf(before); at >= 0; at = whole.indexOf(before)) whole.write(after, at);
}

/** Bytes that do not shrink: the high ones of Knuth's linear congruence. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

describe("archiveEntries", { timeout: 60_000 }, () => {
  test("gives ride files as they were packed, .gz unpacked, and counts the others", async () => {
    const zip = await zipOf(
      { name: "activities/1.fit", bytes: fit },
      { name: "activities/2.GPX.gz", bytes: gzipSync(gpx) },
      { name: "activities/3.fit", bytes: fit, isStored: true },
      { name: "activities.csv", bytes: text },
      { name: "photo.jpg", bytes: text },
      { name: "__MACOSX/activities/._1.fit", bytes: text },
    );
    const entries = await entriesOf(zip);
    expect(
      entries.map((entry) => (entry.kind === "file" ? [entry.name, Uint8Array.from(entry.bytes)] : entry)),
    ).toEqual([
      ["activities/1.fit", fit],
      ["activities/2.GPX.gz", gpx],
      ["activities/3.fit", fit],
      { kind: "passed-over", count: 3 },
    ]);
  });

  test("unpacks a file when it is asked for, and no sooner", async () => {
    const zip = await zipOf(
      ...Array.from({ length: 50 }, (_, n) => ({
        name: `${n}.fit`,
        bytes: noise(300_000),
        isStored: true,
      })),
    );
    let read = 0;
    const source = accessTo(zip);
    const counted = {
      size: source.size,
      read: (offset: number, length: number) => {
        read += length;
        return source.read(offset, length);
      },
    };
    for await (const _ of archiveEntries(counted)) break;
    expect(read).toBeLessThan(2_000_000);
  });

  test.each([
    ["packed", false],
    ["stored", true],
  ])("opens an archive that is %s in the archive, and none in that one", async (_, isStored) => {
    const innermost = await zipOf({ name: "deep.fit", bytes: fit });
    const inner = await zipOf(
      { name: "1.fit", bytes: fit },
      { name: "more.zip", bytes: innermost },
      { name: "x.txt", bytes: text },
    );
    const zip = await zipOf({ name: "Part1.zip", bytes: inner, isStored }, { name: "2.fit", bytes: fit });
    expect(inWords(await entriesOf(zip))).toEqual([
      `Part1.zip/1.fit: ${fit.length}`,
      "Part1.zip/more.zip: This is an archive within an archive within an archive.",
      `2.fit: ${fit.length}`,
      "1 others",
    ]);
  });

  test("goes on behind what was had before, wherever that was", async () => {
    const inner = await zipOf({ name: "1.fit", bytes: fit }, { name: "2.fit", bytes: fit });
    const zip = await zipOf(
      { name: "a.zip", bytes: inner },
      { name: "photo.jpg", bytes: text },
      { name: "b.zip", bytes: text },
      { name: "3.fit", bytes: fit },
    );
    const all = inWords(await entriesOf(zip));
    expect(all).toHaveLength(5);
    for (const behind of all.keys()) {
      const rest: ArchiveEntry[] = [];
      for await (const entry of archiveEntries(accessTo(zip), undefined, behind)) rest.push(entry);
      expect(inWords(rest)).toEqual(all.slice(behind));
    }
  });

  test("an inner archive that is none does not hold up the others", async () => {
    const zip = await zipOf({ name: "a.zip", bytes: text }, { name: "2.fit", bytes: fit });
    expect(inWords(await entriesOf(zip))).toEqual([
      "a.zip: This archive is damaged, or is no zip.",
      `2.fit: ${fit.length}`,
      "0 others",
    ]);
  });

  test("shows names as they are, without what cannot be seen, wherever they point", async () => {
    const zip = await zipOf({ name: "aaaaaa/1.fit", bytes: fit }, { name: "bbbbbb/2.fit", bytes: fit });
    replaceText(zip, "aaaaaa/1.fit", "../../xx.fit");
    replaceText(zip, "bbbbbb/2.fit", "/etc/x\u0007b.fit");
    expect(inWords(await entriesOf(zip))).toEqual([
      `../../xx.fit: ${fit.length}`,
      `/etc/x b.fit: ${fit.length}`,
      "0 others",
    ]);
  });

  test.each([
    [
      "with a password",
      (zip: Uint8Array) => {
        const { view, at } = headerIn(zip, "central");
        view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
      },
      /password/,
    ],
    [
      "packed in another way",
      (zip: Uint8Array) => {
        const { view, at } = headerIn(zip, "central");
        view.setUint16(at + 10, 93, true);
      },
      /do not know/,
    ],
    [
      "that is a link",
      (zip: Uint8Array) => {
        const { view, at } = headerIn(zip, "central");
        view.setUint32(at + 38, (0o120777 << 16) >>> 0, true);
      },
      /link/,
    ],
    [
      "with another check sum",
      (zip: Uint8Array) => {
        const { view, at } = headerIn(zip, "central");
        view.setUint32(at + 16, 1, true);
      },
      /damaged/,
    ],
    ["whose packing is broken", (zip: Uint8Array) => zip.fill(0xff, 60, 120), /damaged/],
    [
      "that is elsewhere",
      (zip: Uint8Array) => {
        const { view, at } = headerIn(zip, "central");
        view.setUint32(at + 42, 7, true);
      },
      /cannot be found/,
    ],
    [
      "that says it is larger than any ride",
      (zip: Uint8Array) => {
        const { view, at } = headerIn(zip, "central");
        view.setUint32(at + 24, 3_000_000_000, true);
      },
      /more than a ride/,
    ],
  ] as const)("refuses a file %s, and goes on with the next", async (_, change, reason) => {
    const zip = await zipOf({ name: "1.fit", bytes: fit }, { name: "2.gpx", bytes: gpx });
    change(zip);
    const [refused, next] = await entriesOf(zip);
    expect(refused).toMatchObject({ kind: "refused", name: "1.fit", reason: expect.stringMatching(reason) });
    expect(next).toMatchObject({ kind: "file", name: "2.gpx" });
  });

  describe("made to do harm", () => {
    /** 30 MB of zeros in 30 KB. */
    const bomb = { name: "bomb.fit", bytes: new Uint8Array(30_000_000) };

    test("gives no more than a file may be, also when it lies about it", async () => {
      const honest = await zipOf(bomb, { name: "2.fit", bytes: fit });
      expect(inWords(await entriesOf(honest))[0]).toMatch(/more than a ride/);
      const lying = await zipOf(bomb, { name: "2.fit", bytes: fit });
      const { view, at } = headerIn(lying, "central");
      view.setUint32(at + 24, 1000, true);
      expect(inWords(await entriesOf(lying))).toEqual([
        expect.stringMatching(/more than a ride/),
        `2.fit: ${fit.length}`,
        "0 others",
      ]);
    });

    test("gives no more than a file may be out of a .gz in it", async () => {
      const zip = await zipOf({ name: "bomb.gpx.gz", bytes: gzipSync(new Uint8Array(30_000_000)) });
      expect(inWords(await entriesOf(zip))[0]).toMatch(/more than a ride/);
    });

    test("is refused where its entries share their bytes", async () => {
      // All entries point to the one that is there: how a small archive holds petabytes.
      const zip = await zipOf(
        ...Array.from({ length: 20 }, (_, n) => ({
          name: `${n}.fit`,
          bytes: n === 0 ? noise(50_000) : new Uint8Array(),
        })),
      );
      const first = headerIn(zip, "central");
      let after = first.at + 1;
      for (let n = 1; n < 20; n++) {
        const { view, at } = headerIn(zip, "central", after);
        for (const field of [10, 16, 20, 24, 42])
          view.setUint32(at + field, first.view.getUint32(first.at + field, true), true);
        after = at + 1;
      }
      await expect(entriesOf(zip)).rejects.toThrow(/overlap/);
    });

    test("is refused beyond the limits, also when they are in an archive within", async () => {
      const files = Array.from({ length: 5 }, (_, n) => ({ name: `${n}.fit`, bytes: fit }));
      const zip = await zipOf(...files);
      const nested = await zipOf({ name: "in.zip", bytes: zip });
      const enough = { mostEntries: 6, mostUnpackedBytes: 1_000_000 };
      expect(await entriesOf(nested, enough)).toHaveLength(6);
      await expect(entriesOf(zip, { ...enough, mostEntries: 4 })).rejects.toThrow(DamagedArchive);
      await expect(entriesOf(nested, { ...enough, mostEntries: 5 })).rejects.toThrow(DamagedArchive);
      await expect(entriesOf(zip, { ...enough, mostUnpackedBytes: 4 * fit.length })).rejects.toThrow(DamagedArchive);
      await expect(entriesOf(nested, { ...enough, mostUnpackedBytes: 4 * fit.length })).rejects.toThrow(DamagedArchive);
    });
  });

  test("of a damaged table of contents gives what comes before", async () => {
    const zip = await zipOf({ name: "1.fit", bytes: fit }, { name: "2.fit", bytes: fit });
    const second = headerIn(zip, "central", headerIn(zip, "central").at + 1);
    second.view.setUint32(second.at, 0, true);
    const entries: ArchiveEntry[] = [];
    await expect(async () => {
      for await (const entry of archiveEntries(accessTo(zip))) entries.push(entry);
    }).rejects.toThrow(DamagedArchive);
    expect(inWords(entries)).toEqual([`1.fit: ${fit.length}`]);
  });

  test.each([
    ["nothing", new Uint8Array()],
    ["something else", text],
    ["one cut short", null],
  ])("refuses %s", async (_, bytes) => {
    const given = bytes ?? (await zipOf({ name: "1.fit", bytes: fit })).slice(0, 500);
    await expect(entriesOf(given)).rejects.toThrow(DamagedArchive);
  });
});
