import type { Context } from "hono";

/** The body of a request, when it is a JSON object; no body at all is an empty one. Null when it is anything else. */
export async function bodyIn(c: Context): Promise<object | null> {
  const body = await jsonIn(c);
  return typeof body === "object" && !Array.isArray(body) ? body : null;
}

/** Undefined when it is no JSON. */
export async function jsonIn(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text || "{}");
  } catch {
    return undefined;
  }
}

export const fieldIn = (asked: object, name: string): unknown =>
  Object.entries(asked).find(([key]) => key === name)?.[1];

export function textIn(asked: object, name: string): string | null {
  const value = fieldIn(asked, name);
  return typeof value === "string" && value !== "" ? value : null;
}

export function textsIn(asked: object, name: string): string[] {
  const value = fieldIn(asked, name);
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

export function urlIn(asked: object, name: string): string | null {
  const text = textIn(asked, name);
  return text && /^https?:$/.test(URL.parse(text)?.protocol ?? "") ? text : null;
}
