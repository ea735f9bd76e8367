import type { ReactNode } from "react";
import type { SeenField } from "@/core/coaching-words";

const SHAPES: Record<SeenField | "rides", ReactNode> = {
  rides: <path d="M3 16.5l4.2-6 3 3.3 3.6-7.3 2.4 5 1.6-2.2 2.2 3.4" />,
  withMap: (
    <>
      <path d="M12 21c-4-4.6-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6.4-6 11z" />
      <circle cx="12" cy="10" r="2" />
    </>
  ),
  withHeartRate: <path d="M2.5 12.5h4l2-5 4 10.5 3-8 1.5 2.5h4.5" />,
  withWeight: (
    <>
      <rect x="4" y="5" width="16" height="15" rx="3" />
      <path d="M8.5 11a5 5 0 0 1 7 0M12 11.5l1.6-2.6" />
    </>
  ),
  withNotes: <path d="M6 3.5h9l3.5 3.5v13.5H6zM9 10h6.5M9 13.5h6.5M9 17h4" />,
  withHealth: <path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z" />,
  withCycle: (
    <>
      <path d="M19.5 12A7.5 7.5 0 1 1 17 6.4" />
      <path d="M17.5 2.8v4h-4" />
    </>
  ),
  mayCompare: <path d="M5 20v-8h4v8M15 20V5h4v15M3 20h18" />,
};

/** What is seen of an athlete, as a sign; struck through where it is not. A word always stands beside it. */
export const SeenIcon = ({ field, isSeen }: { field: SeenField | "rides"; isSeen: boolean }) => (
  <svg
    viewBox="0 0 24 24"
    aria-hidden="true"
    className="size-5 shrink-0 fill-none stroke-current stroke-[1.6]"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {SHAPES[field]}
    {/* The ground beside the stroke keeps it apart from what it strikes through. */}
    {!isSeen && <path d="M4.5 2.5l17 17" className="stroke-raised stroke-[3]" />}
    {!isSeen && <path d="M3.5 3.5l17 17" />}
  </svg>
);
