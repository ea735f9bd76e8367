"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { controlLook } from "@/components/ui/labelled";
import { LONGEST_COMMENT } from "@/core/comments";
import { useTalking } from "./talk-provider";

/** So many letters before the end the writer is told how many are left. */
const NEAR_THE_END = 300;

/** Where a comment is written, or put in other words. What was typed stays until it is sent. */
export default function CommentForm({
  label,
  first = "",
  verb,
  onSend,
  onCancel = null,
  above = null,
  focusFor = null,
}: {
  label: string;
  first?: string;
  /** "Send", "Save". */
  verb: string;
  onSend: (text: string, done: (why: string | null) => void) => void;
  onCancel?: (() => void) | null;
  /** What is to be said of it, beside its text. */
  above?: ReactNode;
  /** Whenever it is another one, writing can begin at once. */
  focusFor?: object | null;
}) {
  const isBusy = useTalking()?.isBusy ?? false;
  const [text, setText] = useState(first);
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focusFor) field.current?.focus({ preventScroll: true });
  }, [focusFor]);
  const left = LONGEST_COMMENT - text.length;

  const send = () => {
    if (isBusy) return;
    if (text.trim() === "") return setTrouble("Write something first.");
    if (left < 0) return setTrouble(`At most ${LONGEST_COMMENT.toLocaleString("en")} letters, please.`);
    setTrouble(null);
    onSend(text, (why) => {
      setTrouble(why);
      if (why === null) setText(first === "" ? "" : text);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape" && onCancel) onCancel();
  };

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {above}
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        dir="auto"
        value={text}
        placeholder={label}
        // biome-ignore lint/a11y/noAutofocus: somebody just pressed Edit.
        autoFocus={onCancel !== null}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        aria-invalid={trouble ? true : undefined}
        aria-describedby={trouble ? `${id}-trouble` : undefined}
        className={`${controlLook(trouble ?? undefined)} field-sizing-content max-h-80 min-h-18`}
      />
      {trouble && (
        <p id={`${id}-trouble`} role="alert" className="text-small text-broken">
          {trouble}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" look="primary" aria-disabled={isBusy}>
          {isBusy ? "One moment …" : verb}
        </Button>
        {onCancel && (
          <Button look="bare" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <span className="text-small text-muted tabular-nums pointer-coarse:hidden">⌘ or Ctrl with Enter</span>
        {left <= NEAR_THE_END && (
          <span role="status" className="text-small text-muted tabular-nums">
            {left < 0 ? `${-left} letters too many` : `${left} letters left`}
          </span>
        )}
      </div>
    </form>
  );
}
