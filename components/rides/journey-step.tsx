import type { ReactNode } from "react";

/** One thing that happened to a recording, and when. */
export function JourneyStep({
  when,
  isLast = false,
  children,
}: {
  when: ReactNode;
  isLast?: boolean;
  children: ReactNode;
}) {
  return (
    <li className={`relative pl-5 ${isLast ? "" : "pb-3"}`}>
      {!isLast && <span aria-hidden="true" className="absolute top-2 bottom-0 left-[3px] w-px bg-line -mb-2" />}
      <span aria-hidden="true" className="absolute top-[7px] left-0 size-[7px] rounded-full bg-control" />
      <div className="flex flex-col gap-x-4 tablet:flex-row tablet:items-baseline">
        <span className="shrink-0 text-small text-muted tabular-nums tablet:w-56">{when}</span>
        <div className="min-w-0 wrap-anywhere">{children}</div>
      </div>
    </li>
  );
}
