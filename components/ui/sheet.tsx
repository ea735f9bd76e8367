"use client";

import { type ComponentProps, type RefObject, useCallback, useRef } from "react";

export interface SheetHandle {
  ref: RefObject<HTMLDivElement | null>;
  openBeside: (anchor: HTMLElement) => void;
  /** Finds its place again, when what is in it has grown. */
  settle: () => void;
  close: () => void;
}

/** Opens and closes a sheet. */
export function useSheet(): SheetHandle {
  const ref = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLElement>(null);

  const settle = useCallback(() => {
    if (ref.current && anchor.current) place(ref.current, anchor.current);
  }, []);
  const openBeside = useCallback(
    (pressed: HTMLElement) => {
      anchor.current = pressed;
      // Not every browser focuses a button that is pressed, and the focus returns to where it was.
      pressed.focus();
      ref.current?.showPopover({ source: pressed });
      settle();
      ref.current?.focus({ preventScroll: true });
    },
    [settle],
  );
  const close = useCallback(() => ref.current?.hidePopover(), []);
  return { ref, openBeside, settle, close };
}

/**
 * Comes up beside what was pressed, on a phone from below. Escape and a press elsewhere close it, and Escape gives the
 * focus back.
 */
export function Sheet({
  sheet,
  className = "",
  ...rest
}: ComponentProps<"div"> & { sheet: Pick<SheetHandle, "ref">; "aria-labelledby": string }) {
  return (
    <div
      ref={sheet.ref}
      popover="auto"
      role="dialog"
      tabIndex={-1}
      className={`fixed inset-x-0 top-auto bottom-0 m-0 max-h-[80dvh] w-full max-w-none overflow-y-auto rounded-t-sheet border border-control bg-raised text-ink focus-visible:outline-none backdrop:bg-ink/20 tablet:absolute tablet:inset-auto tablet:top-(--sheet-top) tablet:left-(--sheet-left) tablet:max-h-[min(36rem,75dvh)] tablet:rounded-sheet tablet:backdrop:bg-transparent ${className}`}
      {...rest}
    />
  );
}

const GAP = 8;
const MARGIN = 16;

/** Below what was pressed where there is room, else above it, and never beyond the edges of the window. */
function place(sheet: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = sheet;
  const { clientWidth, clientHeight } = document.documentElement;
  const hasRoomBelow = at.bottom + GAP + height <= clientHeight - MARGIN;
  const top = within(hasRoomBelow ? at.bottom + GAP : at.top - GAP - height, clientHeight - height);
  const left = within(at.left, clientWidth - width);
  sheet.style.setProperty("--sheet-top", `${Math.round(top + window.scrollY)}px`);
  sheet.style.setProperty("--sheet-left", `${Math.round(left + window.scrollX)}px`);
}

const within = (position: number, room: number) => Math.max(Math.min(position, room - MARGIN), MARGIN);
