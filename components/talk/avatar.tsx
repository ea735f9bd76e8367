import { initialsOf } from "@/core/comments";

/** Somebody by their initials; their name stands beside it. */
export const Avatar = ({ name, isOwn }: { name: string; isOwn: boolean }) => (
  <span
    aria-hidden="true"
    className={`flex size-8 shrink-0 items-center justify-center rounded-full text-note font-medium select-none ${isOwn ? "bg-chosen text-accent" : "border border-control bg-raised text-muted"}`}
  >
    {initialsOf(name)}
  </span>
);
