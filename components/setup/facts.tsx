import type { ReactNode } from "react";

/** Names and what they are, a line each. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <dl className="grid gap-x-6 gap-y-1 tablet:grid-cols-[12rem_1fr]">{children}</dl>
);

/** One of them. */
export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-muted max-tablet:mt-2">{name}</dt>
    <dd className="min-w-0 wrap-anywhere">{children}</dd>
  </>
);

/** An id, or anything else that a machine wrote. */
export const Code = ({ children }: { children: ReactNode }) => (
  <code className="font-mono text-small wrap-anywhere">{children}</code>
);
