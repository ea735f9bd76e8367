import Link from "next/link";
import { type BatchCounts, FILE_RESULTS, type FileResult, RESULT_WORD } from "./batch-words";

/** The results of a batch to choose from; what nothing became of is not offered. */
export function ResultTabs({
  batchId,
  files,
  chosen,
}: {
  batchId: string;
  files: BatchCounts["files"];
  chosen: FileResult | null;
}) {
  const offered = FILE_RESULTS.filter((result) => files[result] > 0 || result === chosen);
  const all = offered.reduce((sum, result) => sum + files[result], 0);
  return (
    <nav aria-label="Results" className="flex flex-wrap gap-x-1 gap-y-1 border-b border-line">
      <Tab href={`/uploads/${batchId}`} word="All" count={all} isHere={chosen === null} />
      {offered.map((result) => (
        <Tab
          key={result}
          href={`/uploads/${batchId}?result=${result}`}
          word={RESULT_WORD[result]}
          count={files[result]}
          isHere={chosen === result}
        />
      ))}
    </nav>
  );
}

function Tab({ href, word, count, isHere }: { href: string; word: string; count: number; isHere: boolean }) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={isHere ? "page" : undefined}
      className={`-mb-px border-b-2 px-3 py-2 ${isHere ? "border-accent font-medium text-ink" : "border-transparent text-muted hover:text-ink"}`}
    >
      {word} <span className="text-muted tabular-nums">{count.toLocaleString("en-GB")}</span>
    </Link>
  );
}
