import { Moment } from "@/components/shell/moment";
import { TextLink } from "@/components/ui/link";
import { StateWord } from "@/components/ui/state-word";
import { type BatchCounts, batchInWords, resultsInWords } from "./batch-words";

/** Earlier uploads, each with what became of it. */
export function BatchList({ batches }: { batches: readonly (BatchCounts & { id: string; createdAt: Date })[] }) {
  return (
    <ul className="border-b border-line">
      {batches.map((batch) => {
        const { tone, word } = batchInWords(batch);
        return (
          <li
            key={batch.id}
            className="grid gap-x-6 gap-y-1 border-t border-line py-3 tablet:grid-cols-[minmax(11rem,auto)_1fr_auto] tablet:items-baseline"
          >
            <TextLink href={`/uploads/${batch.id}`}>
              <Moment at={batch.createdAt} />
            </TextLink>
            <span className="text-muted">{batch.state === "undone" ? "" : resultsInWords(batch)}</span>
            <StateWord tone={tone}>{word}</StateWord>
          </li>
        );
      })}
    </ul>
  );
}
