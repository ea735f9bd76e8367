import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonLook } from "./button-look";

export function Button({
  look = "plain",
  className = "",
  type = "button",
  ...rest
}: ComponentProps<"button"> & { look?: ButtonLook }) {
  return <button type={type} className={`${buttonLook(look)} ${className}`} {...rest} />;
}

/** Goes somewhere, and looks like a button. */
export function ButtonLink({
  look = "plain",
  className = "",
  ...rest
}: ComponentProps<typeof Link> & { look?: ButtonLook }) {
  return <Link className={`${buttonLook(look)} ${className}`} {...rest} />;
}
