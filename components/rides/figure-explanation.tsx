import type { ReactNode } from "react";
import type { Explanation } from "@/core/explain/explanation";

/** The text of a card: what it is first, then how it came about, then why others differ. */
export function FigureExplanation({ explanation }: { explanation: Explanation }) {
  const { meaning, formula, inputs, thresholds, coverage, leftOut, source, elsewhere } = explanation;
  return (
    <>
      <p>{meaning}</p>
      <dl className="mt-3 text-small">
        <Part title="Formula">{formula}</Part>
        <Part title="This ride">
          <span className="tabular-nums wrap-anywhere">{inputs}</span>
        </Part>
        {thresholds.length > 0 && <Part title="Reckoned with">{paragraphs(thresholds)}</Part>}
        {coverage && <Part title="Recorded">{coverage}</Part>}
        {leftOut.length > 0 && <Part title="Left out">{paragraphs(leftOut)}</Part>}
        <Part title="Elsewhere">{elsewhere}</Part>
        <Part title="Source">{source}</Part>
      </dl>
    </>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="grid grid-cols-[6rem_1fr] gap-x-3 border-t border-line py-1.5">
    <dt className="text-muted">{title}</dt>
    <dd>{children}</dd>
  </div>
);

const paragraphs = (sentences: readonly string[]) =>
  sentences.map((sentence) => (
    <span key={sentence} className="block">
      {sentence}
    </span>
  ));
