import type { ReactNode } from "react";

/** A sheet on the page. There is never a card inside a card. */
export function Card({ className = "", children }: { className?: string; children: ReactNode }) {
  return <div className={`rounded-sheet border border-line bg-raised p-4 tablet:p-6 ${className}`}>{children}</div>;
}
