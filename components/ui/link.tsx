import Link from "next/link";
import type { ComponentProps } from "react";

/** A link within text: underlined, so that colour is not all that tells. */
export function TextLink({ className = "", ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={`text-accent underline underline-offset-3 decoration-from-font hover:decoration-2 ${className}`}
      {...rest}
    />
  );
}
