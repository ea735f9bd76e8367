import { describe, expect, test } from "vitest";
import { type BatchCounts, batchInWords, countRead, resultsInWords, undoInWords } from "./batch-words";

const batch = (changes: Partial<BatchCounts> = {}): BatchCounts => ({
  state: "done",
  uploads: { arriving: 0, waiting: 0, reading: 0, done: 1, refused: 0 },
  files: { waiting: 0, stored: 0, joined: 0, duplicate: 0, notRide: 0, damaged: 0 },
  otherCount: 0,
  unopenedCount: 0,
  ...changes,
});

const files = { waiting: 0, stored: 1041, joined: 2, duplicate: 3, notRide: 0, damaged: 1 };

describe("a batch in words", () => {
  test("names what became of its files, and leaves out what nothing became of", () => {
    expect(resultsInWords(batch({ files }))).toBe("1,041 stored, 2 joined, 3 already there, 1 damaged");
  });

  test("names what was not taken", () => {
    const uploads = { arriving: 0, waiting: 0, reading: 0, done: 0, refused: 2 };
    expect(resultsInWords(batch({ uploads }))).toBe("2 not taken");
  });

  test("says when there was nothing in it, or nothing yet", () => {
    expect(resultsInWords(batch())).toBe("No ride files in it");
    expect(resultsInWords(batch({ state: "arriving" }))).toBe("The files are on their way");
  });

  test("is done with trouble when a file was damaged", () => {
    expect(batchInWords(batch({ files })).word).toBe("Done, with trouble");
    expect(batchInWords(batch()).word).toBe("Done");
  });
});

test("files that wait in archives count as known and not as read", () => {
  const waiting = { ...files, waiting: 10 };
  const uploads = { arriving: 0, waiting: 1, reading: 1, done: 0, refused: 0 };
  // By hand: 1041 + 2 + 3 + 1 were read; 10 wait, 5 are in an archive, one upload is not opened at all.
  expect(countRead(batch({ files: waiting, unopenedCount: 5, uploads }))).toEqual({ read: 1047, known: 1063 });
});

describe("taking back in words", () => {
  test("says what is deleted and what stays", () => {
    expect(undoInWords({ deletedRides: 12, keptRides: 1 }).slice(0, 2)).toEqual([
      "12 rides that came only with these files will be deleted.",
      "One ride stays with what was recorded elsewhere or brought again.",
    ]);
  });

  test("says when no ride is deleted", () => {
    expect(undoInWords({ deletedRides: 0, keptRides: 0 })[0]).toBe("No ride of yours will be deleted.");
  });
});
