import type { ListedEffort } from "@/core/own-efforts";
import type { Span } from "@/core/span";
import type { Done, EffortStep } from "./effort-editing";

interface Taken {
  step: EffortStep;
  done: Done;
}

const NOTHING = { name: null, span: null, isHidden: null };

/** Calls an effort something, or with nothing typed nothing any more. */
export const nameStep = (effort: ListedEffort, name: string): Taken => ({
  step: effort.ownId
    ? { does: "change", id: effort.ownId, ...NOTHING, name }
    : { does: "add", effort: { ...ownOf(effort), name } },
  done: { words: name ? `It is called ${name} now.` : "It has no name any more.", undo: null },
});

/** Moves an effort to another stretch. */
export const spanStep = (effort: ListedEffort, { start, end }: Span): Taken => ({
  step: effort.ownId
    ? { does: "change", id: effort.ownId, ...NOTHING, span: { start, end } }
    : { does: "add", effort: { ...ownOf(effort), start, end } },
  done: {
    words: "The effort is the selected stretch now.",
    undo: effort.ownId && {
      does: "change",
      id: effort.ownId,
      ...NOTHING,
      span: { start: effort.start, end: effort.end },
    },
  },
});

/** Says that what was found is no effort. */
export const hideStep = (effort: ListedEffort): Taken => ({
  step: effort.ownId
    ? { does: "change", id: effort.ownId, ...NOTHING, isHidden: true }
    : { does: "add", effort: { ...ownOf(effort), isHidden: true } },
  done: {
    words: "It is not listed any more.",
    undo: effort.ownId
      ? { does: "change", id: effort.ownId, ...NOTHING, isHidden: false }
      : { does: "show", found: { start: effort.start, end: effort.end } },
  },
});

/** Takes back what the rider said of an effort; one that they marked themselves goes with it. */
export const removeStep = (effort: ListedEffort, words: string): Taken => {
  if (!effort.ownId) throw new Error("Nobody said anything of this effort");
  const { name, start, end, replaces } = effort;
  return {
    step: { does: "remove", id: effort.ownId },
    done: { words, undo: { does: "add", effort: { name, start, end, replaces, isHidden: false } } },
  };
};

/** What is written down of a found effort, before it becomes something else. */
const ownOf = ({ start, end, name }: ListedEffort) => ({
  start,
  end,
  name,
  replaces: { start, end },
  isHidden: false,
});
