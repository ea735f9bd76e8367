"use client";

import { useState } from "react";

/** Says that something had not been read when the page came; it stays while the page is read. */
export function NewMark({ isNew }: { isNew: boolean }) {
  const [wasNew] = useState(isNew);
  return wasNew ? (
    <span className="rounded-small bg-accent px-1.5 text-note font-medium text-on-accent">New</span>
  ) : null;
}
