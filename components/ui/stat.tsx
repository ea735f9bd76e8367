import type { ReactNode } from "react";

/** A number that counts: large and light, its unit small on the same baseline, what it is below it. */
export function Stat({ label, value, unit }: { label: string; value: string; unit?: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-small text-muted">{label}</dt>
      <dd className="whitespace-nowrap text-figure font-light tracking-tight tabular-nums">
        {value}
        {unit && <span className="ml-1 text-body tracking-normal text-muted">{unit}</span>}
      </dd>
    </div>
  );
}

/** Numbers side by side; two columns on a phone. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-x-6 gap-y-4 tablet:flex tablet:flex-wrap tablet:gap-x-10">{children}</dl>;
}
