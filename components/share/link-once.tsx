"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { CopyButton } from "./copy-button";
import { SendButton } from "./send-button";

/** A link that was just made, the one time that it is told: to copy, or to send. */
export function LinkOnce({
  label,
  lead = null,
  link,
  title,
  beside = null,
  children,
}: {
  label: string;
  /** What stands above the link. */
  lead?: ReactNode;
  link: string;
  /** What it is called where it is sent. */
  title: string;
  /** What else can be done with it. */
  beside?: ReactNode;
  /** What one has to know about it. */
  children: ReactNode;
}) {
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
        {label}
      </label>
      {lead && <p className="text-muted">{lead}</p>}
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
        {beside}
      </div>
      <p id={`${id}-once`} className="mt-3 text-small text-muted">
        {children}
      </p>
    </div>
  );
}
