"use client";

import { useEffect, useId, useRef } from "react";
import { CopyButton } from "./copy-button";
import { SendButton } from "./send-button";

/** A link that was just made, the one time that it is told. */
export function NewLink({ link, title }: { link: string; title: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Another link is another thing to look at.
    if (link) field.current?.focus();
  }, [link]);
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(link);
  };
  return (
    <div className="rounded-small border border-line border-l-4 border-l-good bg-raised px-4 py-3">
      <label htmlFor={id} className="font-medium">
        Your new link
      </label>
      <input
        ref={field}
        id={id}
        readOnly
        value={link}
        aria-describedby={`${id}-once`}
        onFocus={({ currentTarget }) => currentTarget.select()}
        className="mt-2 min-h-10 w-full rounded-sheet border border-control bg-paper px-3 py-2 text-body"
      />
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <CopyButton copy={copy}>Copy the link</CopyButton>
        <SendButton content={async () => ({ title, url: link })}>Send it …</SendButton>
        <a
          href={link}
          target="_blank"
          rel="noreferrer"
          className="text-accent underline underline-offset-3 decoration-from-font hover:decoration-2"
        >
          Look at it as others see it
        </a>
      </div>
      <p id={`${id}-once`} className="mt-3 text-small text-muted">
        Keep it now: we keep no copy, and it cannot be shown again. If you lose it, make a new one.
      </p>
    </div>
  );
}
