"use client";

import { useState, useTransition } from "react";

export const GROUP_LIST = "groups";

/** The group of an athlete, to be typed over; saved when it is left, or with Enter. */
export function GroupField({
  athleteId,
  name,
  groupName,
  save,
}: {
  athleteId: string;
  name: string;
  groupName: string | null;
  save: (athleteId: string, group: string) => Promise<boolean>;
}) {
  const [hasFailed, setHasFailed] = useState(false);
  const [isSaving, startTransition] = useTransition();
  const keep = (group: string) => {
    if (group.trim() === (groupName ?? "")) return;
    startTransition(async () => setHasFailed(!(await save(athleteId, group).catch(() => false))));
  };
  return (
    <span className="inline-flex items-center gap-2">
      <input
        key={groupName ?? ""}
        defaultValue={groupName ?? ""}
        list={GROUP_LIST}
        maxLength={40}
        placeholder="No group"
        aria-label={`Group of ${name}`}
        aria-busy={isSaving}
        aria-invalid={hasFailed || undefined}
        className="-ml-2 min-h-9 w-28 rounded-small border border-transparent bg-transparent px-2 placeholder:text-muted hover:border-control focus:border-control"
        onBlur={({ currentTarget }) => keep(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
      />
      {hasFailed && (
        <span role="alert" className="text-small text-broken">
          Not saved
        </span>
      )}
    </span>
  );
}
