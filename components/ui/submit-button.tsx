"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";
import type { ButtonLook } from "./button-look";

/** Sends its form, and says so while it is under way. A second press changes nothing. */
export function SubmitButton({
  look = "primary",
  pending = "One moment …",
  className = "",
  name,
  value,
  children,
}: {
  look?: ButtonLook;
  /** Shown while the form is being sent. */
  pending?: string;
  className?: string;
  name?: string;
  value?: string;
  children: ReactNode;
}) {
  const status = useFormStatus();
  return (
    <Button
      type="submit"
      look={look}
      className={className}
      name={name}
      value={value}
      aria-disabled={status.pending}
      onClick={(event) => status.pending && event.preventDefault()}
    >
      {status.pending ? pending : children}
    </Button>
  );
}
