import type { ReactNode } from "react";

/** A number that counts: large and light, what it is below it. */
export function Stat({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-small text-muted">{label}</dt>
      <dd className="text-figure font-light tracking-tight">{children}</dd>
    </div>
  );
}

/** Numbers side by side; two columns on a phone. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-x-6 gap-y-4 tablet:flex tablet:flex-wrap tablet:gap-x-10">{children}</dl>;
}
