import type { ReactNode } from "react";
import { Mark } from "./mark";

/** The frame of a page with one thing to do: sign in, sign up, come back from somewhere. */
export function NarrowPage({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <main id="content" className="mx-auto flex min-h-dvh w-full max-w-[400px] flex-col justify-center px-4 py-12">
      <Mark className="mb-8 size-10" />
      <h1 className="text-figure font-light tracking-tight">{title}</h1>
      {lead && <p className="mt-2 text-lead text-muted">{lead}</p>}
      {children && <div className="mt-8">{children}</div>}
    </main>
  );
}
