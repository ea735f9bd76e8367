import { ProgressBar } from "@/components/ui/progress-bar";
import { type BatchCounts, countRead, resultsInWords } from "./batch-words";

/** How far reading is; a screen reader hears every tenth of it. */
export function BatchProgress({ batch }: { batch: BatchCounts }) {
  const { read, known } = countRead(batch);
  const isReading = batch.state === "reading" || (batch.state === "arriving" && known > read);
  const isUnpacking = batch.uploads.waiting + batch.uploads.reading > 0;
  const tenths = known === 0 ? 0 : Math.floor((10 * read) / known) * 10;
  return (
    <div className="max-w-[640px]">
      {isReading && (
        <ProgressBar
          label={isUnpacking ? "Unpacking and reading files" : "Reading files"}
          done={read}
          total={known}
          words={`${read.toLocaleString("en-GB")} of ${known.toLocaleString("en-GB")}`}
        />
      )}
      <p role="status" className={isReading ? "sr-only" : "text-lead"}>
        {isReading ? `Reading files: ${tenths} %` : spoken(batch)}
      </p>
    </div>
  );
}

function spoken(batch: BatchCounts): string {
  switch (batch.state) {
    case "undoing":
      return "This upload is being taken back. Its rides go one after another.";
    case "undone":
      return "This upload was taken back. Its files are gone from here, and so are the rides that came with them alone.";
    default:
      return `${resultsInWords(batch)}.`;
  }
}
