import { describe, expect, test } from "vitest";
import { PART_BYTES } from "@/core/ride-file-name";
import { type Line, type PartAnswer, type Progress, sendFile } from "./send-file";

const kept = (receivedBytes: number): PartAnswer => ({ status: 200, receivedBytes, message: null });
const says = (status: number, receivedBytes: number | null = null, message: string | null = null): PartAnswer => ({
  status,
  receivedBytes,
  message,
});

/** A server that has an answer ready for each part in turn, and keeps what it takes where there is none. */
function server(...answers: (PartAnswer | "broken line")[]) {
  const offsets: number[] = [];
  const pauses: number[] = [];
  const line: Line = {
    put: async (offset, part) => {
      offsets.push(offset);
      const answer = answers.shift() ?? kept(offset + part.byteLength);
      if (answer === "broken line") throw new TypeError("Failed to fetch");
      return answer;
    },
    wait: async (milliseconds) => {
      pauses.push(milliseconds);
    },
  };
  return { line, offsets, pauses };
}

const fileOf = (byteCount: number) => new Blob([new Uint8Array(byteCount)]);
const silent = () => {};

describe("sendFile", () => {
  test("sends part after part", async () => {
    const { line, offsets } = server();
    expect(await sendFile(fileOf(2 * PART_BYTES + 1), 0, line, silent)).toEqual({ kind: "arrived" });
    expect(offsets).toEqual([0, PART_BYTES, 2 * PART_BYTES]);
  });

  test("goes on from what is there already", async () => {
    const { line, offsets } = server();
    await sendFile(fileOf(100), 40, line, silent);
    expect(offsets).toEqual([40]);
  });

  test("goes where the server says that it is", async () => {
    const { line, offsets } = server(says(409, 60));
    expect(await sendFile(fileOf(100), 0, line, silent)).toEqual({ kind: "arrived" });
    expect(offsets).toEqual([0, 60]);
  });

  test("waits longer and longer while the line is broken, and then goes on", async () => {
    const { line, offsets, pauses } = server("broken line", "broken line", says(503));
    const told: Progress[] = [];
    expect(await sendFile(fileOf(100), 0, line, (progress) => told.push(progress))).toEqual({ kind: "arrived" });
    expect(offsets).toEqual([0, 0, 0, 0]);
    expect(pauses).toEqual([1000, 2000, 4000]);
    expect(told).toContainEqual({ kind: "pausing", seconds: 4 });
  });

  test("waits no longer than half a minute", async () => {
    const { line, pauses } = server(...Array<"broken line">(9).fill("broken line"));
    await sendFile(fileOf(100), 0, line, silent);
    expect(Math.max(...pauses)).toBe(30_000);
  });

  test("begins with short waits again after a part came through", async () => {
    const { line, pauses } = server("broken line", "broken line", kept(PART_BYTES), "broken line");
    await sendFile(fileOf(PART_BYTES + 1), 0, line, silent);
    expect(pauses).toEqual([1000, 2000, 1000]);
  });

  test.each([
    [401, /signed out/],
    [404, /not wait for this file/],
    [410, /taken back/],
    [422, /longer than it was/],
  ])("gives up when the server answers %i", async (status, words) => {
    const sent = await sendFile(fileOf(100), 0, server(says(status)).line, silent);
    expect(sent).toEqual({ kind: "failed", message: expect.stringMatching(words) });
  });

  test("says why in the server's words where it has some", async () => {
    const sent = await sendFile(fileOf(100), 0, server(says(410, null, "It is not wanted.")).line, silent);
    expect(sent).toEqual({ kind: "failed", message: "It is not wanted." });
  });

  test("does not ask for ever what the server cannot make sense of", async () => {
    const { line } = server(...Array<PartAnswer>(20).fill(says(400)));
    expect(await sendFile(fileOf(100), 0, line, silent)).toMatchObject({ kind: "failed" });
  });
});
