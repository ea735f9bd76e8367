"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { buttonLook } from "@/components/ui/button-look";
import { controlLook } from "@/components/ui/labelled";
import { type RosterView, rosterAddress, SORTS, type Sort } from "./roster-rows";

const WAIT_MS = 250;

const SORT_WORDS: Record<Sort, string> = {
  need: "who needs you",
  name: "name",
  ride: "last ride",
  load: "load of the week",
  form: "form",
  unread: "unread comments",
};

/** Search, group and order of the table; all of it is in the address, and works without script. */
export function RosterControls({ view, groups }: { view: RosterView; groups: readonly string[] }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const go = () => {
    clearTimeout(waiting.current);
    if (form.current === null) return;
    const typed = new FormData(form.current);
    const group = String(typed.get("group") ?? "*");
    const sort = SORTS.find((known) => known === typed.get("sort")) ?? "need";
    const isDown = sort === view.sort ? view.isDown : sort === "ride" || sort === "load" || sort === "unread";
    const next = { search: String(typed.get("q") ?? ""), group: group === "*" ? null : group, sort, isDown };
    router.replace(rosterAddress(next), { scroll: false });
  };
  return (
    <form
      ref={form}
      action="/athletes/roster"
      className="mb-4 flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <label className="flex w-full min-w-0 flex-col gap-1 text-small font-medium tablet:w-72">
        Search
        <input
          type="search"
          name="q"
          defaultValue={view.search}
          placeholder="Name or group"
          className={`${controlLook(undefined)} font-normal`}
          onChange={() => {
            clearTimeout(waiting.current);
            waiting.current = setTimeout(go, WAIT_MS);
          }}
        />
      </label>
      <label className="flex flex-1 flex-col gap-1 text-small font-medium tablet:flex-none">
        Group
        <select
          name="group"
          defaultValue={view.group ?? "*"}
          className={`${controlLook(undefined)} font-normal`}
          onChange={go}
        >
          <option value="*">All</option>
          {groups.map((group) => (
            <option key={group} value={group}>
              {group}
            </option>
          ))}
          <option value="">In no group</option>
        </select>
      </label>
      <label className="flex flex-1 flex-col gap-1 text-small font-medium tablet:flex-none">
        Sorted by
        <select
          name="sort"
          defaultValue={view.sort}
          key={view.sort}
          className={`${controlLook(undefined)} font-normal`}
          onChange={go}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {SORT_WORDS[sort]}
            </option>
          ))}
        </select>
      </label>
      <noscript>
        <button type="submit" className={buttonLook("plain")}>
          Show
        </button>
      </noscript>
    </form>
  );
}
