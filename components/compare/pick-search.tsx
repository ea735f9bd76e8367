"use client";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { Searched } from "./searched";

/** Looks for rides by title and date. */
export function PickSearch({ searched, onSearch }: { searched: Searched; onSearch: (searched: Searched) => void }) {
  return (
    <search>
      <form
        // An address that says something else fills the fields anew.
        key={JSON.stringify(searched)}
        className="mb-4 grid grid-cols-2 items-end gap-3 tablet:flex tablet:flex-wrap"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const text = (name: string) => String(form.get(name) ?? "").trim();
          onSearch({ title: text("title"), from: text("since"), until: text("until") });
        }}
      >
        <TextField
          label="Title"
          name="title"
          type="search"
          defaultValue={searched.title}
          className="col-span-2 tablet:w-72"
        />
        <TextField label="From" name="since" type="date" defaultValue={searched.from} />
        <TextField label="Until" name="until" type="date" defaultValue={searched.until} />
        <Button type="submit" className="col-span-2">
          Look for them
        </Button>
      </form>
    </search>
  );
}
