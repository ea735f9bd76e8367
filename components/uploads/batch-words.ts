import type { Tone } from "@/components/ui/notice";

/** What became of a file. */
export type FileResult = "stored" | "joined" | "duplicate" | "notRide" | "damaged";

/** A batch, as far as words are made of it. */
export interface BatchCounts {
  state: "arriving" | "reading" | "done" | "undoing" | "undone";
  uploads: Record<"arriving" | "waiting" | "reading" | "done" | "refused", number>;
  files: Record<FileResult | "waiting", number>;
  otherCount: number;
  unopenedCount: number;
}

export const FILE_RESULTS: readonly FileResult[] = ["stored", "joined", "duplicate", "notRide", "damaged"];

export const RESULT_WORD: Record<FileResult, string> = {
  stored: "Stored",
  joined: "Joined",
  duplicate: "Already there",
  notRide: "Not a ride",
  damaged: "Damaged",
};

export const RESULT_TONE: Record<FileResult, Tone> = {
  stored: "good",
  joined: "good",
  duplicate: "plain",
  notRide: "plain",
  damaged: "broken",
};

/** How many of a batch's files were read, and how many there are as far as is known. */
export function countRead({ files, uploads, unopenedCount }: BatchCounts): { read: number; known: number } {
  const read = FILE_RESULTS.reduce((sum, result) => sum + files[result], 0);
  return { read, known: read + files.waiting + unopenedCount + uploads.waiting };
}

const number = (count: number) => count.toLocaleString("en-GB");

const SAID: Record<FileResult, string> = {
  stored: "stored",
  joined: "joined",
  duplicate: "already there",
  notRide: "not a ride",
  damaged: "damaged",
};

/** "41 stored, 3 already there, 1 damaged" */
export function resultsInWords({ state, files, uploads }: BatchCounts): string {
  const words = FILE_RESULTS.filter((result) => files[result] > 0).map(
    (result) => `${number(files[result])} ${SAID[result]}`,
  );
  if (uploads.refused > 0) words.push(`${number(uploads.refused)} not taken`);
  return words.length > 0
    ? words.join(", ")
    : state === "arriving"
      ? "The files are on their way"
      : "No ride files in it";
}

/** Where a batch is, as a word. */
export function batchInWords(batch: BatchCounts): { tone: Tone; word: string } {
  switch (batch.state) {
    case "arriving":
      return { tone: "attention", word: "Arriving" };
    case "reading":
      return { tone: "plain", word: "Being read" };
    case "undoing":
      return { tone: "attention", word: "Being taken back" };
    case "undone":
      return { tone: "plain", word: "Taken back" };
    case "done": {
      const isWhole = batch.files.damaged + batch.uploads.refused === 0;
      return isWhole ? { tone: "good", word: "Done" } : { tone: "attention", word: "Done, with trouble" };
    }
  }
}

/** What taking a batch back will do, before it is done. */
export function undoInWords({ deletedRides, keptRides }: { deletedRides: number; keptRides: number }): string[] {
  const sentences: string[] = [];
  if (deletedRides > 0) {
    sentences.push(
      `${deletedRides === 1 ? "One ride" : `${number(deletedRides)} rides`} that came only with these files will be deleted.`,
    );
  }
  if (keptRides > 0) {
    sentences.push(
      `${keptRides === 1 ? "One ride stays" : `${number(keptRides)} rides stay`} with what was recorded elsewhere or brought again.`,
    );
  }
  if (sentences.length === 0) sentences.push("No ride of yours will be deleted.");
  return [...sentences, "The files themselves will be gone from here. What was already there before is not touched."];
}
