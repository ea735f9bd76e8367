"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { buttonLook } from "@/components/ui/button-look";
import { TextField } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { type RosterView, rosterAddress, SORTS, type Sort, sortedBy } from "./roster-rows";

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
    const order = sort === view.sort ? view : sortedBy(view, sort);
    const next = { ...order, search: String(typed.get("q") ?? ""), group: group === "*" ? null : group };
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
      <TextField
        label="Search"
        type="search"
        name="q"
        defaultValue={view.search}
        placeholder="Name or group"
        className="w-full tablet:w-72"
        onChange={() => {
          clearTimeout(waiting.current);
          waiting.current = setTimeout(go, WAIT_MS);
        }}
      />
      <SelectField
        label="Group"
        name="group"
        defaultValue={view.group ?? "*"}
        className="flex-1 tablet:flex-none"
        onChange={go}
        options={[["*", "All"], ...groups.map((group) => [group, group] as const), ["", "In no group"]]}
      />
      <SelectField
        key={view.sort}
        label="Sorted by"
        name="sort"
        defaultValue={view.sort}
        className="flex-1 tablet:flex-none"
        onChange={go}
        options={SORTS.map((sort) => [sort, SORT_WORDS[sort]] as const)}
      />
      <noscript>
        <button type="submit" className={buttonLook("plain")}>
          Show
        </button>
      </noscript>
    </form>
  );
}
