import type { ReactNode } from "react";
import { Quantity } from "./quantity";

/** A number that counts: large and light, its unit small on the same baseline, what it is below it. */
export function Stat({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-small text-muted">{label}</dt>
      <dd className="text-figure font-light tracking-tight">
        <Quantity text={value} unitClassName="text-body" />
      </dd>
    </div>
  );
}

/** Numbers side by side; two columns on a phone. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-x-6 gap-y-4 tablet:flex tablet:flex-wrap tablet:gap-x-10">{children}</dl>;
}
