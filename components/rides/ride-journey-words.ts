import type { RideSource } from "@/core/ride";

/** "Read with two remarks". */
export function readInWords(remarks: number): string {
  if (remarks === 0) return "Read without a remark";
  return `Read with ${COUNTS[remarks] ?? remarks} ${remarks === 1 ? "remark" : "remarks"}`;
}

const COUNTS: Partial<Record<number, string>> = { 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six" };

/** How far a wish to have it once more has come. */
export type Asking = "never" | "waiting" | "answered" | "arrived";

/** What a source says of the last time it was asked for anew. */
export function askingOf({ askedAt, askAnswer, receivedAt }: RideSource): Asking {
  if (askedAt === null) return "never";
  if (receivedAt > askedAt) return "arrived";
  return askAnswer === null ? "waiting" : "answered";
}
