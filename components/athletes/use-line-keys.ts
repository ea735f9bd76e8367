"use client";

import { type RefObject, useEffect, useRef } from "react";

/** What keys do with the line that has the focus. */
export interface LineKeys {
  done: (key: string) => void;
  later: (key: string) => void;
}

/** By this, a link that leads to the evidence of a line is found. */
export const LINE = "data-line";

/**
 * Goes from line to line: j or n to the next, k or p to the one before, Enter opens it, d marks it done, s puts it off for a day.
 * Keys that are typed into something, or held with others, are left alone.
 */
export function useLineKeys(list: RefObject<HTMLElement | null>, keys: LineKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>(`[${LINE}]`) ?? [])];
      const at = links.findIndex((link) => link.closest("li")?.contains(document.activeElement));
      const key = links[at]?.getAttribute(LINE) ?? null;
      if (event.key === "j" || event.key === "n") focus(links[Math.min(at + 1, links.length - 1)]);
      else if (event.key === "k" || event.key === "p") focus(links[at < 0 ? links.length - 1 : Math.max(at - 1, 0)]);
      else if (event.key === "d" && key !== null) latest.current.done(key);
      else if (event.key === "s" && key !== null) latest.current.later(key);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [list]);
}

function focus(link: HTMLElement | undefined): void {
  link?.focus();
  link?.closest("li")?.scrollIntoView({ block: "nearest" });
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
