"use client";

import type { ReactNode } from "react";
import { Quantity } from "@/components/ui/quantity";
import type { ShownFigure } from "@/core/explain/shown-figures";
import type { Standing } from "@/core/explain/standing";
import { expectPress, usePress } from "./figure-cards";

/** A figure that explains itself when it is pressed. What rests on a guess says so. */
export function Figure({
  name,
  index = 0,
  label,
  text,
  standing = null,
  className = "",
  unitClassName,
  children,
}: {
  name: ShownFigure;
  /** Which effort, climb or lap it is of. */
  index?: number;
  label: string;
  /** The number with its unit; null where the figure is more than one number, and `children` stand for it. */
  text: string | null;
  standing?: Standing | null;
  className?: string;
  unitClassName?: string;
  children?: ReactNode;
}) {
  const press = usePress();
  const guess = standing === "estimated" || standing === "assumed" ? standing : null;
  const spoken = [[label, text].filter(Boolean).join(" "), guess, "explain"].filter(Boolean).join(", ");
  return (
    <>
      <button
        type="button"
        data-figure={name}
        aria-haspopup="dialog"
        aria-label={spoken}
        className={`min-h-6 cursor-pointer rounded-small text-inherit decoration-dotted decoration-1 underline-offset-4 hover:underline focus-visible:underline ${className}`}
        onPointerEnter={expectPress}
        onFocus={expectPress}
        onClick={({ currentTarget }) => press({ name, index, label, text }, currentTarget)}
      >
        {children ?? (text !== null && <Quantity text={text} {...(unitClassName ? { unitClassName } : {})} />)}
      </button>
      {guess && <span className="mx-1.5 text-note font-normal tracking-normal text-muted">{guess}</span>}
    </>
  );
}
