"use client";

import { type ReactNode, useState } from "react";

/** A part of a page that is opened by its heading. It stays as somebody left it, whatever comes in meanwhile. */
export function Fold({
  title,
  isOpenAtFirst,
  children,
}: {
  title: string;
  isOpenAtFirst: boolean;
  children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)} className="group mt-10">
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-small [&::-webkit-details-marker]:hidden">
        <svg
          viewBox="0 0 12 12"
          aria-hidden="true"
          className="size-3 fill-none stroke-current stroke-2 text-muted transition-transform group-open:rotate-90"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <path d="M4 2l4 4-4 4" />
        </svg>
        <h2 className="text-title font-medium tracking-tight">{title}</h2>
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
