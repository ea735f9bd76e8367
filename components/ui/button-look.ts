/** primary: the one thing to do here. plain: anything else. danger: takes something away. bare: looks like a link. */
export type ButtonLook = "primary" | "plain" | "danger" | "bare";

const SHAPE =
  "inline-flex min-h-10 items-center justify-center gap-2 rounded-sheet py-2 text-body font-medium text-center " +
  "transition-colors disabled:opacity-60 disabled:cursor-default cursor-pointer no-underline select-none";

const LOOK: Record<ButtonLook, string> = {
  primary: "px-4 bg-accent text-on-accent hover:bg-accent/88",
  plain: "px-4 border border-control bg-raised text-ink hover:bg-sunken",
  danger: "px-4 border border-broken bg-raised text-broken hover:bg-sunken",
  bare: "text-accent underline underline-offset-3 decoration-from-font hover:decoration-2",
};

/** The classes of what looks like a button. */
export const buttonLook = (look: ButtonLook): string => `${SHAPE} ${LOOK[look]}`;
