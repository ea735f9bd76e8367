import { type ReactNode, useId } from "react";

/** The frame of a page within the dashboard: its one title, a word or an action on the whole of it, its content. */
export function Page({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <main id="content" className="mx-auto w-full max-w-[1280px] px-4 pt-6 pb-16 tablet:px-8 desk:pt-10">
      <header className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-3">
        <h1 className="text-figure font-light tracking-tight">{title}</h1>
        {aside && <div className="text-muted">{aside}</div>}
      </header>
      {children}
    </main>
  );
}

/** A part of a page under a heading of its own. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-10">
      <header className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id} className="text-title font-medium tracking-tight">
          {title}
        </h2>
        {aside && <div className="text-small text-muted">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
