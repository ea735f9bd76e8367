"use client";

import { useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Sheet, useSheet } from "@/components/ui/sheet";
import { MorningAthlete } from "./morning-athlete";
import {
  type LineRef,
  type MorningGroup,
  type MorningLine,
  needInWords,
  type Others,
  othersInWords,
  PUT_OFF,
  restInWords,
} from "./morning-lines";
import { type PutAwayLine, PutAwayLines } from "./put-away-lines";
import { LINE, useLineKeys } from "./use-line-keys";

/** What can be done with a line; false where nothing was changed. */
export interface LineActions {
  /** `days` is null for good. */
  putAway: (line: LineRef, days: number | null) => Promise<boolean>;
  bringBack: (line: LineRef) => Promise<boolean>;
}

/** Who needs the viewer, and why; what is done with a line is shown at once, and can be taken back. */
export function MorningList({
  groups,
  putAway,
  others: known,
  actions,
}: {
  groups: readonly MorningGroup[];
  putAway: readonly PutAwayLine[];
  /** Those whom no line is about. */
  others: Others;
  /** Null for whoever only looks. */
  actions: LineActions | null;
}) {
  const list = useRef<HTMLOListElement>(null);
  const sheet = useSheet();
  const [chosen, setChosen] = useState<MorningLine | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<{ line: MorningLine; days: number | null; hasFailed: boolean } | null>(null);
  const [, startTransition] = useTransition();

  const shown = groups
    .map((group) => ({ ...group, lines: group.lines.filter(({ key }) => !gone.has(key)) }))
    .filter(({ lines }) => lines.length > 0);
  const lines = shown.flatMap((group) => group.lines);
  const others = { ...known, fine: known.fine + groups.length - shown.length };

  const away = (line: MorningLine, days: number | null) => {
    if (actions === null) return;
    focusBeside(list.current, line.key);
    setGone((before) => new Set(before).add(line.key));
    setLast({ line, days, hasFailed: false });
    startTransition(async () => {
      const hasChanged = await actions.putAway(line, days).catch(() => false);
      // From here on the server's list counts: what it still has is there again.
      setGone((before) => without(before, line.key));
      if (!hasChanged) setLast({ line, days, hasFailed: true });
    });
  };
  const back = (line: MorningLine) => {
    if (actions === null) return;
    setLast(null);
    startTransition(async () => {
      const hasChanged = await actions.bringBack(line).catch(() => false);
      if (!hasChanged) setLast({ line, days: null, hasFailed: true });
    });
  };
  const byKey = (key: string) => lines.find((line) => line.key === key);
  const doneByKey = (key: string, days: number | null) => {
    const line = byKey(key);
    if (line) away(line, days);
  };
  useLineKeys(list, { done: (key) => doneByKey(key, null), later: (key) => doneByKey(key, 1) });

  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div>
          <h2 className="text-title font-medium tracking-tight">
            {shown.length === 0 ? restInWords(others) : needInWords(shown.length)}
          </h2>
          <p className="mt-1 text-muted">{othersInWords(others, shown.length)}</p>
        </div>
        {lines.length > 0 && <Keys canChange={actions !== null} />}
      </header>
      <div aria-live="polite" className="mt-4 empty:hidden">
        {last && <JustDone {...last} back={() => back(last.line)} />}
      </div>
      <ol ref={list} className="mt-4">
        {shown.map((group) => (
          <MorningAthlete
            key={group.athleteId}
            group={group}
            done={actions && ((line) => away(line, null))}
            later={
              actions &&
              ((line, pressed) => {
                setChosen(line);
                sheet.openBeside(pressed);
              })
            }
          />
        ))}
      </ol>
      <PutAwayLines lines={putAway} back={actions && back} />
      <Sheet sheet={sheet} aria-labelledby="put-off" className="tablet:w-56">
        <div className="flex flex-col p-2">
          <h3 id="put-off" className="px-3 py-2 text-small text-muted">
            Put off{chosen && <span className="sr-only">: {chosen.reason}</span>}
          </h3>
          {PUT_OFF.map(({ days, label }) => (
            <button
              key={days}
              type="button"
              className="min-h-10 cursor-pointer rounded-small px-3 py-2 text-left hover:bg-sunken"
              onClick={() => {
                sheet.close();
                if (chosen) away(chosen, days);
              }}
            >
              {label}
            </button>
          ))}
        </div>
      </Sheet>
    </>
  );
}

const without = (keys: ReadonlySet<string>, key: string) => new Set([...keys].filter((one) => one !== key));

/** The focus goes on to the next line, or back where there is none. */
function focusBeside(list: HTMLElement | null, key: string): void {
  const links = [...(list?.querySelectorAll<HTMLElement>(`[${LINE}]`) ?? [])];
  const at = links.findIndex((link) => link.getAttribute(LINE) === key);
  (links[at + 1] ?? links[at - 1])?.focus();
}

function JustDone({
  line,
  days,
  hasFailed,
  back,
}: {
  line: MorningLine;
  days: number | null;
  hasFailed: boolean;
  back: () => void;
}) {
  if (hasFailed) {
    return (
      <Notice tone="attention" title="Nothing was changed.">
        You only look around, do not coach {line.name} any more, or there is something new of this. Load the page anew
        to see.
      </Notice>
    );
  }
  const told = days === null ? "done" : `put off for ${days === 1 ? "a day" : days === 7 ? "a week" : `${days} days`}`;
  return (
    <Notice tone="good">
      <div className="flex flex-wrap items-center gap-x-4">
        <span>
          <strong className="font-medium text-ink">{line.name}</strong>: {line.reason} – {told}.
        </span>
        <Button look="bare" onClick={back}>
          Undo
        </Button>
      </div>
    </Notice>
  );
}

function Keys({ canChange }: { canChange: boolean }) {
  const keys = [
    ["j", "next"],
    ["k", "previous"],
    ["Enter", "open"],
    ...(canChange
      ? [
          ["d", "done"],
          ["s", "off for a day"],
        ]
      : []),
  ];
  return (
    <p className="hidden gap-x-4 text-note text-muted desk:flex">
      {keys.map(([key, does]) => (
        <span key={key}>
          <kbd className="rounded-small border border-line bg-raised px-1.5 py-0.5 font-sans text-ink">{key}</kbd>{" "}
          {does}
        </span>
      ))}
    </p>
  );
}
