"use client";

import { useId, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { controlLook } from "@/components/ui/labelled";
import { LONGEST_SENTENCE } from "@/core/how-was-it";
import { EFFORT_WORDS, effortInWords, FEELING_WORDS, feelingInWords } from "@/core/ride-words";
import type { AskedAbout, HowWasItActions, SaidOfRide } from "./asked-one-by-one";

interface Done {
  words: string;
  /** What takes it back. */
  undo: Answer;
}

type Answer = Exclude<SaidOfRide, { sentence: string }>;

/** Effort, feeling and a sentence: each press is saved at once. */
export default function HowWasItCard({
  ride,
  isNamed,
  actions: { say, stop },
  onEnd,
}: {
  ride: AskedAbout;
  isNamed: boolean;
  actions: HowWasItActions;
  /** It need not be asked any more. */
  onEnd: () => void;
}) {
  const [isBusy, start] = useTransition();
  const [{ effort, feeling }, setSaid] = useState({ effort: ride.effort, feeling: ride.feeling });
  const [sentence, setSentence] = useState("");
  const [done, setDone] = useState<Done | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = useId();

  /** Shown at once, and as it was when it could not be saved. */
  const answer = (next: Answer, then: Done | null) => {
    const before = { effort, feeling };
    setSaid({ ...before, ...next });
    start(async () => {
      const why = await say(ride.id, next).catch(() => NO_NETWORK);
      start(() => {
        setTrouble(why);
        setDone(why === null ? then : null);
        if (why !== null) setSaid(before);
      });
    });
  };
  const end = () =>
    start(async () => {
      const text = sentence.trim();
      const unsaid = text === "" ? null : await say(ride.id, { sentence: text }).catch(() => NO_NETWORK);
      // What is in the notes is not added once more.
      if (unsaid === null) start(() => setSentence(""));
      const why = unsaid ?? (await stop(ride.id).catch(() => NO_NETWORK));
      start(() => (why === null ? onEnd() : setTrouble(why)));
    });

  const hasAnswer = effort !== null || feeling !== null || sentence.trim() !== "";
  return (
    <section aria-labelledby={id} className="mb-6">
      <Card>
        <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
          <h2 id={id} className="text-lead font-medium">
            How was it?
          </h2>
          {isNamed && (
            <p className="min-w-0 text-small text-muted wrap-anywhere">
              <a href={`/rides/${ride.id}`} className="text-ink underline underline-offset-3 decoration-from-font">
                {ride.title}
              </a>{" "}
              · {ride.when}
            </p>
          )}
        </header>
        <div className="grid grid-cols-1 gap-x-8 desk:grid-cols-2">
          <Scale
            legend="Effort"
            ends={["very easy", "all I had"]}
            words={EFFORT_WORDS}
            isNumbered
            chosen={effort}
            onChoose={(next) =>
              answer({ effort: next }, { words: `Effort: ${effortInWords(next)}.`, undo: { effort } })
            }
          />
          <Scale
            legend="Feeling"
            words={FEELING_WORDS}
            chosen={feeling}
            onChoose={(next) =>
              answer({ feeling: next }, { words: `Feeling: ${feelingInWords(next)}.`, undo: { feeling } })
            }
          />
        </div>
        <label htmlFor={`${id}-sentence`} className="text-small font-medium">
          In a sentence
        </label>
        <div className="mt-1 -mb-1 flex flex-wrap items-start gap-x-4 gap-y-3 desk:gap-y-1">
          <textarea
            id={`${id}-sentence`}
            rows={1}
            maxLength={LONGEST_SENTENCE}
            dir="auto"
            value={sentence}
            placeholder="It goes to the notes of the ride."
            onChange={({ target }) => setSentence(target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) end();
            }}
            className={`${controlLook(undefined)} field-sizing-content max-h-60 desk:w-auto desk:flex-1`}
          />
          <Button look={hasAnswer ? "primary" : "plain"} aria-disabled={isBusy} onClick={() => !isBusy && end()}>
            {hasAnswer ? "Done" : "Not now"}
          </Button>
          <div className="flex min-h-10 flex-1 flex-wrap items-center gap-x-4 desk:min-h-8 desk:basis-full">
            <p role="status" className="text-small text-muted">
              {done && `Saved. ${done.words}`}
            </p>
            {done && (
              <Button
                look="bare"
                className="min-h-8 py-1 text-small"
                disabled={isBusy}
                onClick={() => answer(done.undo, null)}
              >
                Undo
              </Button>
            )}
          </div>
        </div>
        {trouble && (
          <p role="alert" className="mt-2 text-small text-broken">
            {trouble}
          </p>
        )}
      </Card>
    </section>
  );
}

const NO_NETWORK = "The server could not be reached, so nothing was saved. Look at your network, then try again.";

/** A scale of which one step is pressed. */
function Scale({
  legend,
  words,
  ends = null,
  isNumbered = false,
  chosen,
  onChoose,
}: {
  legend: string;
  words: readonly string[];
  /** What its ends mean, where its steps are only numbered. */
  ends?: readonly [string, string] | null;
  isNumbered?: boolean;
  chosen: number | null;
  onChoose: (value: number) => void;
}) {
  return (
    <fieldset className="mb-4">
      <legend className="mb-1 text-small font-medium">{legend}</legend>
      <div className="flex overflow-clip rounded-sheet border border-control">
        {words.map((word, index) => {
          const value = index + 1;
          const isChosen = value === chosen;
          return (
            <button
              key={word}
              type="button"
              title={isNumbered ? word : undefined}
              aria-label={isNumbered ? `${value}: ${word}` : undefined}
              aria-pressed={isChosen}
              onClick={() => onChoose(value)}
              className={`min-h-11 min-w-0 flex-1 cursor-pointer border-l border-control px-0.5 text-center first:border-l-0 focus-visible:-outline-offset-2 ${isNumbered ? "tabular-nums" : "text-note tablet:text-body"} ${isChosen ? "bg-accent font-medium text-on-accent focus-visible:outline-on-accent" : "bg-raised hover:bg-sunken"}`}
            >
              {isNumbered ? value : word}
            </button>
          );
        })}
      </div>
      {ends && (
        <p aria-hidden="true" className="mt-1 flex justify-between text-note text-muted">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </p>
      )}
    </fieldset>
  );
}
