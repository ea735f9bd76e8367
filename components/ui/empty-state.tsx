import type { ReactNode } from "react";

/** A page that has nothing to show yet: one sentence, and the ways on. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-[440px] flex-col items-center gap-3 py-16 text-center">
      <h2 className="text-title font-medium tracking-tight">{title}</h2>
      {children && <div className="text-lead text-muted">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  );
}
