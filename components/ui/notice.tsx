import type { ReactNode } from "react";

export type Tone = "plain" | "good" | "attention" | "broken";

const EDGE: Record<Tone, string> = {
  plain: "border-l-accent",
  good: "border-l-good",
  attention: "border-l-attention",
  broken: "border-l-broken",
};

/** Something to know, said where it matters. What went wrong is read out at once, the rest when there is time. */
export function Notice({ tone = "plain", title, children }: { tone?: Tone; title?: string; children?: ReactNode }) {
  return (
    <div
      role={tone === "broken" ? "alert" : "status"}
      className={`rounded-small border border-line border-l-4 bg-raised px-4 py-3 ${EDGE[tone]}`}
    >
      {title && <p className="font-medium">{title}</p>}
      {children && <div className="text-muted">{children}</div>}
    </div>
  );
}
