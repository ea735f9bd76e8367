import { isValidElement, type ReactNode } from "react";

interface Drawn {
  children?: ReactNode;
  href?: string;
  rel?: string;
  start?: number;
}

/** Elements as HTML without how they look. React's own writer is not to be had under the condition that our tests run in. */
export function write(node: ReactNode): string {
  if (Array.isArray(node)) return node.map(write).join("");
  if (typeof node === "string") return node.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  if (!isValidElement<Drawn>(node)) return "";
  const { type, props } = node;
  if (typeof type === "function") return write(Reflect.apply(type, null, [props]));
  const { children, href, rel, start } = props;
  if (typeof type === "symbol") return write(children);
  const told = Object.entries({ href, rel, start }).flatMap(([name, value]) => (value ? ` ${name}="${value}"` : []));
  return `<${type}${told.join("")}>${write(children)}</${type}>`;
}
